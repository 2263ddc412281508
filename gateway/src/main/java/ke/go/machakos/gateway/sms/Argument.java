package ke.go.machakos.gateway.sms;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form of what may stand after a command word. It says whether a text is meant as a command,
 * not whether what it names is there: a mistyped number is well-formed, and is then refused.
 */
@FunctionalInterface
public interface Argument {
  /** Nothing may follow. */
  Argument NONE = text -> Optional.empty();

  /** A reference, or one that is mistyped: 4 to 12 digits with spaces or dashes between. */
  Argument NUMBER = matching("[0-9](?:[ -]*[0-9]){3,11}");

  /** The code of a receipt, or one that is mistyped: 8 to 12 letters and digits, of both. */
  Argument RECEIPT = matching("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9]{8,12}");

  /** The argument in a text, if it is one. */
  Optional<String> read(String text);

  /** One of some words, in any case. */
  static Argument oneOf(Set<String> words) {
    return text -> Optional.of(text.toUpperCase(Locale.ROOT)).filter(words::contains);
  }

  private static Argument matching(String form) {
    Pattern pattern = Pattern.compile(form);
    return text -> Optional.of(text).filter(given -> pattern.matcher(given).matches());
  }
}
