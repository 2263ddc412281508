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

  /** Insertions, deletions and replacements between two words. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
