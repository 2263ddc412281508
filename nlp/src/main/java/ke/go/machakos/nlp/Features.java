package ke.go.machakos.nlp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the classifier sees of a message: its words, pairs of neighbouring words, the pieces of three
 * to five letters of each word with its edges, what its words are about, and how it begins and is
 * marked. Pieces catch the stems that Kiswahili hides inside a word, and misspelling; where one word
 * meets the next, names and spaces in the wrong place; a beginning and a question mark, whether
 * somebody asks, thanks or complains.
 */
final class Features {
  private static final Pattern ADDRESS = Pattern.compile("(https?://|www\\.)\\S+");
  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\+?[0-9][0-9,./-]*(?![\\p{L}\\p{N}])");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("[‘’ʼ‛`´]");
  private static final Pattern REPEATS = Pattern.compile("(\\p{L})\\1{2,}");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}']+");

  /** What the name of a word begins with. */
  static final String WORD = "w=";

  /** Words that stand for others: a number, an address. */
  static final Set<String> PLACEHOLDERS = Set.of("w=figure", "w=url");

  /** What the name of a piece begins with. */
  static final String PIECE = "c=";

  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  /** So many letters on either side of a gap between words. */
  private static final int EDGE = 2;

  /** So many words are the beginning of a message. */
  private static final int BEGINNING = 3;

  /** Lengths count in steps of so many words, up to a long message. */
  private static final int FEW = 4;

  private static final int LONG = 31;

  private Features() {}

  static String[] of(String message) {
    return of(message, words(message));
  }

  /** The same message with one of its words left out. */
  static String[] without(String message, int left) {
    List<String> rest = new ArrayList<>(words(message));
    rest.remove(left);
    return of(message, rest);
  }

  private static String[] of(String message, List<String> words) {
    List<String> features = new ArrayList<>();
    String before = "^";
    for (String word : words) {
      features.add(WORD + word);
      features.add("p=" + before + " " + word);
      if (!before.equals("^")) {
        features.add("x=" + end(before) + "_" + word.substring(0, Math.min(EDGE, word.length())));
      }
      if (!PLACEHOLDERS.contains(WORD + word)) {
        pieces("_" + word + "_", features);
      }
      before = word;
    }
    List<String> concepts = Concepts.of(words).stream().distinct().sorted().toList();
    for (int i = 0; i < concepts.size(); i++) {
      features.add("g=" + concepts.get(i));
      for (int j = i + 1; j < concepts.size(); j++) {
        features.add("h=" + concepts.get(i) + " " + concepts.get(j));
      }
    }
    manner(message, words, concepts, features);
    return features.toArray(String[]::new);
  }

  private static String end(String word) {
    return word.substring(Math.max(0, word.length() - EDGE));
  }

  /** How a message is put: how it begins, whether it asks or shouts, how long it is. */
  private static void manner(
      String message, List<String> words, List<String> concepts, List<String> features) {
    if (words.isEmpty()) {
      return;
    }
    words.stream().limit(BEGINNING).forEach(word -> features.add("a=" + word));
    if (words.size() > 1) {
      features.add("a=" + words.get(0) + " " + words.get(1));
    }
    if (message.indexOf('?') >= 0) {
      features.add("q=?");
      concepts.forEach(concept -> features.add("q=? " + concept));
    }
    if (message.indexOf('!') >= 0) {
      features.add("q=!");
    }
    features.add("q=" + Math.min(words.size(), LONG) / FEW);
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
        features.add(PIECE + word.substring(start, start + size));
      }
    }
  }
}
