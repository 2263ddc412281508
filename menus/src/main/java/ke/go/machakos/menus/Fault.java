package ke.go.machakos.menus;

import java.util.Comparator;

/**
 * One thing wrong with a definition file.
 *
 * @param file name of the file, without its folder
 * @param line first line concerned, from 1
 * @param message what is wrong and what would be right
 */
public record Fault(String file, int line, String message) implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::file).thenComparingInt(Fault::line).thenComparing(Fault::message);

  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
