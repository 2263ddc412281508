package ke.go.machakos.gateway.talk;

import java.util.ArrayDeque;
import java.util.List;

/**
 * A screen that is not the one in the transcript.
 *
 * @param line where the expected screen begins in the transcript, counted from 1
 */
public record Difference(int line, String expected, String actual) {

  /** Both screens as one list of rows: {@code -} only expected, {@code +} only shown. */
  @Override
  public String toString() {
    List<String> wanted = List.of(expected.split("\n", -1));
    List<String> shown = List.of(actual.split("\n", -1));
    int[][] common = common(wanted, shown);
    var rows = new ArrayDeque<String>();
    int i = wanted.size();
    int j = shown.size();
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0 && wanted.get(i - 1).equals(shown.get(j - 1))) {
        rows.push("    " + wanted.get(--i));
        j--;
      } else if (j > 0 && (i == 0 || common[i][j - 1] >= common[i - 1][j])) {
        rows.push("  + " + shown.get(--j));
      } else {
        rows.push("  - " + wanted.get(--i));
      }
    }
    return "line " + line + ": another screen (- expected, + shown)\n" + String.join("\n", rows);
  }

  /** Lengths of the longest common subsequences of the first i and the first j rows. */
  private static int[][] common(List<String> a, List<String> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        length[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? length[i - 1][j - 1] + 1
                : Math.max(length[i - 1][j], length[i][j - 1]);
      }
    }
    return length;
  }
}
