package ke.go.machakos.nlp;

import java.util.ArrayList;
import java.util.List;

/**
 * What is seen of a message when the words that name a service's subject are all taken for one:
 * <em>when is the bursary paid</em> and <em>when is the road graded</em> then ask in the same way.
 */
final class BareFeatures {
  /** Stands for words that name a subject, however many follow each other. */
  private static final String SUBJECT = "T";

  private static final int BEGINNING = 3;
  private static final int END = 2;

  private BareFeatures() {}

  static String[] of(String message, List<String> words) {
    List<String> features = new ArrayList<>();
    if (words.isEmpty()) {
      return new String[0];
    }
    List<String> bare = bare(words);
    for (String word : bare) {
      features.add(Features.WORD + word);
      if (!word.equals(SUBJECT)) {
        Features.pieces(word, features);
      }
    }
    neighbours(bare, features);
    bare.stream().limit(BEGINNING).forEach(word -> features.add("a=" + word));
    bare.subList(Math.max(0, bare.size() - END), bare.size())
        .forEach(word -> features.add("z=" + word));
    List<String> concepts = Features.concepts(bare, features);
    Features.marks(message, bare.size(), concepts, features);
    if (message.strip().endsWith("?")) {
      features.add("q=?$");
    }
    return features.toArray(String[]::new);
  }

  private static List<String> bare(List<String> words) {
    List<String> bare = new ArrayList<>();
    for (String word : words) {
      boolean subject = Concepts.isSubject(word);
      if (!subject) {
        bare.add(word);
      } else if (bare.isEmpty() || !bare.getLast().equals(SUBJECT)) {
        bare.add(SUBJECT);
      }
    }
    return bare;
  }

  /** Two and three words in a row, also with any word in the middle. */
  private static void neighbours(List<String> bare, List<String> features) {
    List<String> all = new ArrayList<>(bare);
    all.addFirst("^");
    all.addLast("$");
    for (int i = 0; i + 1 < all.size(); i++) {
      String pair = all.get(i) + " " + all.get(i + 1);
      features.add("p=" + pair);
      if (i + 2 < all.size()) {
        features.add("t=" + pair + " " + all.get(i + 2));
        features.add("s=" + all.get(i) + " _ " + all.get(i + 2));
      }
    }
  }
}
