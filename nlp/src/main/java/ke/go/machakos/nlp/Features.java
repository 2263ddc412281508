package ke.go.machakos.nlp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the classifier sees of a message: its words, pairs of neighbouring words, and the pieces of
 * three to five letters of each word with its edges. Pieces catch the stems that Kiswahili hides
 * inside a word, and misspelling.
 */
final class Features {
  private static final Pattern ADDRESS = Pattern.compile("(https?://|www\\.)\\S+");
  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\+?[0-9][0-9,./-]*(?![\\p{L}\\p{N}])");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("[‘’ʼ‛`´]");
  private static final Pattern REPEATS = Pattern.compile("(\\p{L})\\1{2,}");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  private Features() {}

  static String[] of(String message) {
    List<String> words = words(message);
    List<String> features = new ArrayList<>();
    String before = "^";
    for (String word : words) {
      features.add("w=" + word);
      features.add("p=" + before + " " + word);
      pieces("_" + word + "_", features);
      before = word;
    }
    return features.toArray(String[]::new);
  }

  /**
   * The words in one spelling: small letters, no accents (ĩ is i), one apostrophe, no letter three
   * times running.
   */
  static List<String> words(String message) {
    String text = Normalizer.normalize(message.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    text = MARKS.matcher(text).replaceAll("");
    text = APOSTROPHES.matcher(text).replaceAll("'");
    text = ADDRESS.matcher(text).replaceAll(" url ");
    text = FIGURE.matcher(text).replaceAll(" figure ");
    text = REPEATS.matcher(text).replaceAll("$1$1");
    return GAPS.splitAsStream(text).filter(word -> !word.isBlank()).toList();
  }

  private static void pieces(String word, List<String> features) {
    for (int size = SHORTEST; size <= LONGEST; size++) {
      for (int start = 0; start + size <= word.length(); start++) {
        features.add("c=" + word.substring(start, start + size));
      }
    }
  }
}
