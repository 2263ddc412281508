package ke.go.machakos.nlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and what it is about.
 *
 * @param language what thresholds are kept apart by; empty where there is one for all
 * @param author whose texts stay together when some are held out; empty where each stands alone
 */
record Labelled(String label, String text, String language, String author) {
  Labelled(String label, String text) {
    this(label, text, "", "");
  }

  /**
   * Reads a file of {@code label<TAB>text} lines in UTF-8; empty lines and lines that begin with #
   * are skipped.
   *
   * @throws IllegalArgumentException naming the first line that is not of that form, or a file with
   *     fewer than two labels
   */
  static List<Labelled> read(Path file) throws IOException {
    List<Labelled> all = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int tab = line.indexOf('\t');
      if (tab < 1 || line.substring(tab).isBlank()) {
        throw new IllegalArgumentException(file + ":" + number + " is not label<TAB>text");
      }
      all.add(new Labelled(line.substring(0, tab).strip(), line.substring(tab + 1).strip()));
    }
    if (all.stream().map(Labelled::label).distinct().count() < 2) {
      throw new IllegalArgumentException(file + " needs at least two different labels");
    }
    return all;
  }
}
