package ke.go.machakos.gateway.fees;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ke.go.machakos.db.fees.Days;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.menus.Nearest;
import ke.go.machakos.menus.gsm.GsmText;
import org.jspecify.annotations.Nullable;

/** Fields of a row that must be what the catalogue knows, with a guess at what was meant. */
final class Known {
  private static final int FEW = 12;
  private static final int LONGEST_REFERENCE = 60;
  private static final String CODE = "[A-Z0-9][A-Z0-9_-]{0,39}";

  private Known() {}

  /** A word that is known; any other is a fault that says which one was probably meant. */
  static String oneOf(CsvRow row, String column, Set<String> known) {
    String text = row.text(column);
    if (!text.isEmpty() && !known.contains(text)) {
      String hint = hint(text, known);
      boolean few = hint.isEmpty() && known.size() <= FEW;
      row.fault(
          column
              + " "
              + text
              + (few
                  ? " is not one of " + String.join(", ", new TreeSet<>(known))
                  : " is not known" + hint));
    }
    return text;
  }

  /** The same, or none. */
  static Optional<String> optional(CsvRow row, String column, Set<String> known) {
    return row.optional(column) == null ? Optional.empty() : Optional.of(oneOf(row, column, known));
  }

  private static String hint(String text, Set<String> known) {
    String plain = text.toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
    String hint = Nearest.hint(text, known);
    return hint.isEmpty() ? Nearest.hint(plain, known) : hint;
  }

  /** What names a row: capitals, digits, dashes. */
  static String code(CsvRow row) {
    String code = row.text("code");
    if (!code.isEmpty() && !code.matches(CODE)) {
      row.fault("code " + code + " is not such as BUSINESS-SMALL: 40 capitals, digits, - or _");
    }
    return code;
  }

  /** A law or notice, short enough for a screen. */
  static String law(CsvRow row) {
    String law = row.text("legal_reference");
    if (septets(law) > LONGEST_REFERENCE) {
      row.fault("legal_reference is longer than " + LONGEST_REFERENCE + " letters");
    }
    return law;
  }

  /** A name, short enough for a screen. */
  static String name(CsvRow row, String column, int longest) {
    String name = row.text(column);
    if (septets(name) > longest) {
      row.fault(column + " is longer than " + longest + " letters");
    }
    return name;
  }

  private static int septets(String text) {
    return GsmText.septets(GsmText.fold(text));
  }

  /** The days of a row; where they end before they begin, that is a fault. */
  static Days days(CsvRow row, boolean ends) {
    LocalDate from = row.date("valid_from");
    @Nullable LocalDate to = ends ? row.date("valid_to") : row.optionalDate("valid_to");
    if (to != null && to.isBefore(from)) {
      if (row.optional("valid_to") != null) {
        row.fault("valid_to comes before valid_from");
      }
      return Days.of(from, from);
    }
    return new Days(from, Optional.ofNullable(to));
  }

  /** The codes of what may be chosen. */
  static Set<String> codes(List<Choice> choices) {
    return choices.stream().map(Choice::code).collect(Collectors.toSet());
  }
}
