package ke.go.machakos.gateway.answers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.payments.Source;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.menus.definition.AnswerKind;
import ke.go.machakos.menus.gsm.GsmText;

/** Every kind of answer that a menu may ask for. */
public final class AnswerKinds {
  private static final int MOST_WORDS = 70;
  private static final int MOST_NAME = 40;

  private AnswerKinds() {}

  /** All kinds. */
  public static List<AnswerKind> all() {
    return List.of(
        reference("permit-number", Reference.Kind.PERMIT, "permits.refused-number"),
        reference("bill-number", Reference.Kind.BILL, "bills.refused-number"),
        reference("project-number", Reference.Kind.PROJECT, "projects.refused-number"),
        reference("case-number", Reference.Kind.CASE, "complaints.refused-number"),
        new Kind("receipt", 10, "payments.refused-code", AnswerKinds::receipt),
        new Kind("case-code", 6, "complaints.refused-code", AnswerKinds::code),
        new Kind("shillings", 6, "pay.refused", AnswerKinds::shillings),
        new Kind("pin", 4, "pin.refused", AnswerKinds::pin),
        new Kind("name", MOST_NAME, "applications.refused-name", typed -> name(typed).orElse("")),
        new Kind("words", MOST_WORDS, "remarks.refused-words", AnswerKinds::words));
  }

  /** A kind that is refused for one reason alone; the reader gives an empty text to refuse. */
  private record Kind(String name, int septets, String refusal, Function<String, String> reader)
      implements AnswerKind {
    @Override
    public Set<String> refusals() {
      return Set.of(refusal);
    }

    @Override
    public Reading read(String typed) {
      String value = reader.apply(typed);
      return value.isEmpty() ? new Refused(refusal) : new Accepted(value);
    }
  }

  private static AnswerKind reference(String name, Reference.Kind kind, String refusal) {
    return new Kind(
        name,
        9,
        refusal,
        typed ->
            Reference.parse(typed)
                .filter(reference -> reference.kind() == kind)
                .map(Reference::digits)
                .orElse(""));
  }

  private static String receipt(String typed) {
    String code = typed.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    return code.matches("[A-Z0-9]{10}") ? code : "";
  }

  private static String code(String typed) {
    String code = typed.replaceAll("[\\s.-]", "");
    return code.matches("[0-9]{6}") ? code : "";
  }

  /** What M-Pesa takes at once; thousands may be set apart. */
  private static String shillings(String typed) {
    String digits = typed.replaceAll("[\\s,]", "").replaceFirst("^0+", "");
    return digits.matches("[1-9][0-9]{0,5}")
            && Integer.parseInt(digits) <= Source.MOST_BY_MPESA.shillings()
        ? digits
        : "";
  }

  private static String pin(String typed) {
    String digits = typed.replaceAll("\\s", "");
    return Pins.isWellFormed(digits) ? digits : "";
  }

  /** The name of somebody or of a business, read; empty without a letter, or over 40 of them. */
  public static Optional<String> name(String typed) {
    return Optional.of(words(typed))
        .filter(name -> !name.isEmpty() && GsmText.septets(GsmText.fold(name)) <= MOST_NAME);
  }

  private static String words(String typed) {
    // a line break or a control character would forge a line of the officer's list
    String words = typed.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    boolean says = words.codePoints().anyMatch(Character::isLetter);
    return says && GsmText.septets(GsmText.fold(words)) <= MOST_WORDS ? words : "";
  }
}
