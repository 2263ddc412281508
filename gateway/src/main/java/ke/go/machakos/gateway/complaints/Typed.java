package ke.go.machakos.gateway.complaints;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people type as a short answer. */
final class Typed {
  private static final Pattern NUMBER =
      Pattern.compile("[^\\p{L}\\p{N}]*+([0-9]{1,2})[^\\p{L}\\p{N}]*+");
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final Set<String> YES = Set.of("1", "YES", "Y", "NDIYO", "NDIO", "EEH", "SAME");
  private static final Set<String> NO = Set.of("2", "NO", "N", "HAPANA", "LA", "SIYO");

  private Typed() {}

  /** The choice that a number stands for. */
  static Optional<String> choice(String text, List<String> offered) {
    Matcher number = NUMBER.matcher(text);
    return Optional.of(number)
        .filter(Matcher::matches)
        .map(it -> Integer.parseInt(it.group(1)))
        .filter(it -> it >= 1 && it <= offered.size())
        .map(it -> offered.get(it - 1));
  }

  /** Yes or no; empty where it is neither. */
  static Optional<Boolean> yes(String text) {
    String bare = GAPS.matcher(text).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    return YES.contains(bare)
        ? Optional.of(true)
        : NO.contains(bare) ? Optional.of(false) : Optional.empty();
  }

  /** Whether there is anything that a person could read: not "ok", not "2". */
  static boolean says(String text) {
    return WORD.matcher(text).find();
  }

  static int words(String text) {
    return (int) GAPS.splitAsStream(text).filter(word -> !word.isBlank()).count();
  }
}
