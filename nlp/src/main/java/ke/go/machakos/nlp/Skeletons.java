package ke.go.machakos.nlp;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The consonants of words: who pays by the letter writes <em>prmt</em> and <em>mji</em>, and who is
 * young <em>xhule</em>.
 */
final class Skeletons {
  private static final Pattern SPARED = Pattern.compile("(?<!^)[aeiouyhw]");
  private static final Pattern DOUBLES = Pattern.compile("(.)\\1+");
  private static final Pattern DIGITS = Pattern.compile(".*[0-9].*");
  private static final int SHORTEST = 3;

  private Skeletons() {}

  /** The consonants of a word in small letters; empty where too few are left to tell it by. */
  static Optional<String> of(String word) {
    if (Features.PLACEHOLDERS.contains(Features.WORD + word) || DIGITS.matcher(word).matches()) {
      return Optional.empty();
    }
    String plain = word.replace('x', 's').replace("'", "");
    String bones = DOUBLES.matcher(SPARED.matcher(plain).replaceAll("")).replaceAll("$1");
    return bones.length() < SHORTEST ? Optional.empty() : Optional.of(bones);
  }
}
