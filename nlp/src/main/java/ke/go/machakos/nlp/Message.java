package ke.go.machakos.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A message written for training, with all that is true of it.
 *
 * @param service one of the county's service codes
 * @param urgency {@code routine}, {@code urgent} or {@code emergency}
 * @param language {@code en}, {@code sw}, {@code mixed} or {@code kam}
 * @param author whose voice it is in
 * @param wards the codes of the wards that it names
 */
record Message(
    String service,
    String urgency,
    String language,
    String author,
    Set<String> wards,
    String text) {
  private static final int FIELDS = 6;

  /** Reads every {@code .tsv} file of a folder, in the order of their names. */
  static List<Message> readAll(Path folder) throws IOException {
    List<Message> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tsv")).sorted().toList()) {
        all.addAll(read(file));
      }
    }
    return all;
  }

  private static List<Message> read(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return read(file.toString(), lines);
    }
  }

  /** Reads messages, one a line. */
  static List<Message> read(String name, BufferedReader lines) throws IOException {
    List<Message> all = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] fields = line.split("\t", -1);
      if (fields.length != FIELDS) {
        throw new IOException(name + ":" + (all.size() + 1) + " has not " + FIELDS + " fields");
      }
      all.add(
          new Message(
              fields[0],
              fields[1],
              fields[2],
              fields[3],
              fields[4].equals("-")
                  ? Set.of()
                  : new TreeSet<>(Arrays.asList(fields[4].split(",", -1))),
              fields[5]));
    }
    return all;
  }

  /** The message with one of its truths as its label. */
  Labelled labelled(Function<Message, String> truth) {
    return new Labelled(truth.apply(this), text, language, author);
  }
}
