package ke.go.machakos.nlp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the classifier sees of a message: its words, pairs of neighbouring words, the pieces of
 * three to five letters of each word with its edges, what its words are about, and how it begins
 * and is marked. Pieces catch the stems that Kiswahili hides inside a word, and misspelling; where
 * one word meets the next, names and spaces in the wrong place; a word's consonants, what is left
 * of it where vowels are spared; a beginning and a question mark, whether somebody asks, thanks or
 * complains.
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

  /** What the name of two neighbouring words begins with. */
  static final String NEIGHBOURS = "p=";

  private static final String EDGES = "x=";
  private static final String CONCEPTS = "h=";

  /** What the name of a word's consonants begins with. */
  static final String SKELETON = "k=";

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

  /**
   * The same where only some words of a message count.
   *
   * @param message for its marks
   */
  static String[] of(String message, List<String> words) {
    List<String> features = new ArrayList<>();
    String before = "^";
    for (String word : words) {
      features.add(WORD + word);
      features.add(NEIGHBOURS + before + " " + word);
      if (!before.equals("^")) {
        features.add(EDGES + end(before) + "_" + word.substring(0, Math.min(EDGE, word.length())));
      }
      pieces(word, features);
      Skeletons.of(word).ifPresent(it -> features.add(SKELETON + it));
      before = word;
    }
    List<String> concepts = concepts(words, features);
    manner(message, words, concepts, features);
    return features.toArray(String[]::new);
  }

  /** Adds what words are about, one by one and two by two. */
  static List<String> concepts(List<String> words, List<String> features) {
    List<String> concepts = Concepts.of(words).stream().distinct().sorted().toList();
    for (int i = 0; i < concepts.size(); i++) {
      features.add("g=" + concepts.get(i));
      for (int j = i + 1; j < concepts.size(); j++) {
        features.add(CONCEPTS + concepts.get(i) + " " + concepts.get(j));
      }
    }
    return concepts;
  }

  private static String end(String word) {
    return word.substring(Math.max(0, word.length() - EDGE));
  }

  /**
   * How much a feature counts beside the others: of a word's many pieces, and of where two words
   * meet, each says little.
   */
  static float weight(String feature) {
    if (feature.startsWith(PIECE) || feature.startsWith(EDGES)) {
      return 0.5f;
    }
    return feature.startsWith(SKELETON) ? 0.7f : 1;
  }

  /** Whether a feature is of where two words meet, or of two concepts. */
  static boolean isOfTwo(String feature) {
    return feature.startsWith(EDGES) || feature.startsWith(CONCEPTS);
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
    marks(message, words.size(), concepts, features);
  }

  /** Whether a message asks or shouts, and how long it is. */
  static void marks(String message, int words, List<String> concepts, List<String> features) {
    if (message.indexOf('?') >= 0) {
      features.add("q=?");
      concepts.forEach(concept -> features.add("q=? " + concept));
    }
    if (message.indexOf('!') >= 0) {
      features.add("q=!");
    }
    features.add("q=" + Math.min(words, LONG) / FEW);
  }

  /**
   * The words in one spelling: small letters, no accents (ĩ is i), one apostrophe, no letter three
   * times running, s where x was written for it.
   */
  static List<String> words(String message) {
    String text = Normalizer.normalize(message.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    text = MARKS.matcher(text).replaceAll("");
    text = APOSTROPHES.matcher(text).replaceAll("'");
    text = ADDRESS.matcher(text).replaceAll(" url ");
    text = FIGURE.matcher(text).replaceAll(" figure ");
    text = REPEATS.matcher(text).replaceAll("$1$1");
    return GAPS.splitAsStream(text).filter(word -> !word.isBlank()).map(Shorthand::spelt).toList();
  }

  /** Adds the pieces of a word with its edges, unless it stands for another. */
  static void pieces(String bare, List<String> features) {
    if (PLACEHOLDERS.contains(WORD + bare)) {
      return;
    }
    String word = "_" + bare + "_";
    for (int size = SHORTEST; size <= LONGEST; size++) {
      for (int start = 0; start + size <= word.length(); start++) {
        features.add(PIECE + word.substring(start, start + size));
      }
    }
  }
}
