package ke.go.machakos.gateway.sms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text taken apart as if it were a command.
 *
 * @param words the text, without the keyword of a shared code
 * @param command its first word in capitals, empty where it begins with no letter
 * @param rest what follows, without punctuation around it
 */
record SmsText(String words, String command, String rest) {
  private static final String EDGE = "[\\p{P}\\p{S}\\p{Z}\\p{C}]*+";
  private static final Pattern FIRST = Pattern.compile("(?s)" + EDGE + "(\\p{L}++)(.*+)");
  private static final Pattern BEFORE = Pattern.compile("^" + EDGE);

  /**
   * Takes a text apart.
   *
   * @param keyword the word that begins a text to a shared code; texts without it count as well
   */
  static SmsText of(String body, Optional<String> keyword) {
    Matcher first = FIRST.matcher(body);
    if (!first.matches()) {
      return new SmsText(body.strip(), "", bare(body));
    }
    String word = first.group(1).toUpperCase(Locale.ROOT);
    String rest = first.group(2);
    if (keyword.isPresent() && keyword.get().equalsIgnoreCase(word)) {
      return of(rest, Optional.empty());
    }
    return new SmsText(body.strip(), word, bare(rest));
  }

  /** Whether there is nothing to understand. */
  boolean isEmpty() {
    return command.isEmpty() && rest.isEmpty();
  }

  private static String bare(String text) {
    String start = BEFORE.matcher(text).replaceFirst("");
    int end = start.length();
    while (end > 0 && !Character.isLetterOrDigit(start.codePointBefore(end))) {
      end -= Character.charCount(start.codePointBefore(end));
    }
    return start.substring(0, end);
  }
}
