package ke.go.machakos.gateway.reasons;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;

/**
 * A reason as people read it: what a code says is in their language, an officer's own words stay as
 * they are. Thread-safe.
 */
public record ReasonWords(Renderer texts) {
  /** Septets that a code may say, so that the screens with the least room show all of it. */
  static final int LONGEST = 60;

  /** Fewer of somebody's own words than this say nothing beside a code. */
  private static final int FEWEST = 12;

  private static final int TWO_PARTS = 2 * 153 - 2;

  /** The text of a code. */
  static String key(String code) {
    return "reason." + code.toLowerCase(Locale.ROOT);
  }

  /** What a code says; the code itself where the county has taken its text away. */
  public String of(String code, Language language) {
    return texts.owns(Language.EN, key(code)) ? texts.text(language, key(code), Values.NONE) : code;
  }

  /** What is said of a reason where there is little room: the code first. */
  public String shown(Reason reason, Language language) {
    return Stream.concat(
            reason.code().map(it -> of(it, language)).stream(), reason.words().stream())
        .collect(Collectors.joining(". "));
  }

  /** Whose words begin what is said: {@code code}, or whoever wrote. */
  public static String by(Optional<Reason> reason, String writer) {
    return reason.flatMap(Reason::code).isPresent() ? "code" : writer;
  }

  /** Who wrote, as the texts name them. */
  public static String writer(Role role) {
    return role == Role.COUNTY_SECRETARY ? role.code() : Role.OFFICER.code();
  }

  /** What is said of a reason in a message, where it is plain which words are somebody's own. */
  public String told(Reason reason, String writer, Language language) {
    if (reason.code().isEmpty() || reason.words().isEmpty()) {
      return shown(reason, language);
    }
    Map<String, String> values =
        Map.of(
            "reason",
            of(reason.code().get(), language),
            "by",
            writer,
            "words",
            reason.words().get());
    return texts.text(language, "why.both", values::get);
  }

  /**
   * A message in two parts at most: where it is longer, somebody's own words are cut, and not what
   * the message says behind them.
   */
  public static String inTwoParts(
      Optional<Reason> reason, Function<Optional<Reason>, String> message) {
    String whole = message.apply(reason);
    if (GsmText.measure(whole).segments() <= 2) {
      return whole;
    }
    int over = GsmText.septets(whole) - TWO_PARTS;
    Optional<Reason> less = reason.map(it -> shorter(it, over));
    return GsmText.cut(message.apply(less), TWO_PARTS);
  }

  private static Reason shorter(Reason reason, int by) {
    String words = GsmText.fold(reason.words().orElse(""));
    int room = GsmText.septets(words) - by;
    return room < FEWEST && reason.code().isPresent()
        ? new Reason(reason.code(), Optional.empty())
        : new Reason(reason.code(), Optional.of(GsmText.cut(words, Math.max(room, FEWEST))));
  }
}
