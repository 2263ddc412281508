package ke.go.machakos.menus;

import java.util.Collection;
import java.util.Comparator;

/** Guesses which known word an unknown one was meant to be. Stateless and thread-safe. */
public final class Nearest {
  private Nearest() {}

  /** " (did you mean x?)" for the known word that is a slip or two away, or nothing. */
  public static String hint(String word, Collection<String> known) {
    int slips = Math.max(1, word.length() / 4);
    return known.stream()
        .filter(each -> !each.isEmpty() && distance(word, each) <= slips)
        .min(
            Comparator.<String>comparingInt(each -> distance(word, each))
                .thenComparing(Comparator.naturalOrder()))
        .map(each -> " (did you mean " + each + "?)")
        .orElse("");
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  private static int distance(String one, String other) {
    int[][] slips = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, one, other, i, j);
      }
    }
    return slips[one.length()][other.length()];
  }

  private static int least(int[][] slips, String one, String other, int i, int j) {
    char mine = one.charAt(i - 1);
    char theirs = other.charAt(j - 1);
    int least = Math.min(slips[i - 1][j], slips[i][j - 1]) + 1;
    least = Math.min(least, slips[i - 1][j - 1] + (mine == theirs ? 0 : 1));
    boolean swapped = i > 1 && j > 1 && mine == other.charAt(j - 2) && theirs == one.charAt(i - 2);
    return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}
