package ke.go.machakos.gateway.settings;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses which known name was meant by one that is not known. */
final class Spelling {
  private Spelling() {}

  /** The known name fewest edits away, if it is at most {@code limit} edits away. */
  static Optional<String> nearest(String written, Stream<String> known, int limit) {
    record Guess(String name, int edits) {}
    return known
        .map(name -> new Guess(name, edits(written, name)))
        .filter(guess -> guess.edits() <= limit)
        .min(Comparator.comparingInt(Guess::edits))
        .map(Guess::name);
  }

  /** Edits between two words: insert, delete, replace, or swap two neighbours. */
  private static int edits(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int cheapest(int[][] cost, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
