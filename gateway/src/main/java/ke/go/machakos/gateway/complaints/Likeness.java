package ke.go.machakos.gateway.complaints;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much two texts are alike: of the pieces of three letters that either has, the share that both
 * have (Jaccard). Between cases of one service in one ward, which talk about the same things
 * anyway.
 */
final class Likeness {
  /**
   * From here on the sender of a second text is asked whether it is the same matter. Measured: see
   * LikenessTest. A question too many costs a text; one too few costs two desks the same work.
   */
  static final double SAME = 0.32;

  private static final int PIECE = 3;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Likeness() {}

  /** From 0, nothing in common, to 1. */
  static double of(String one, String other) {
    return text(one).likeness(other);
  }

  /** A text that is compared with several. */
  static Text text(String words) {
    return new Text(pieces(words));
  }

  /** A text by its pieces. */
  record Text(Set<String> pieces) {
    /** From 0, nothing in common with another, to 1. */
    double likeness(String other) {
      Set<String> second = Likeness.pieces(other);
      if (pieces.isEmpty() || second.isEmpty()) {
        return 0;
      }
      long common = pieces.stream().filter(second::contains).count();
      return (double) common / (pieces.size() + second.size() - common);
    }
  }

  private static Set<String> pieces(String text) {
    String small = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    String bare = MARKS.matcher(small).replaceAll("");
    String plain = " " + GAPS.matcher(bare).replaceAll(" ").strip() + " ";
    Set<String> pieces = new HashSet<>();
    for (int i = 0; i + PIECE <= plain.length(); i++) {
      pieces.add(plain.substring(i, i + PIECE));
    }
    return pieces;
  }
}
