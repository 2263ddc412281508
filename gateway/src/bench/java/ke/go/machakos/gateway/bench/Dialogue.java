package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One conversation of the bench: what a caller types after the dial.
 *
 * @param name what the conversation is for
 * @param weight its share of the mix in parts of the sum of all weights; 0 keeps it out of the mix
 * @param inputs what is typed, in order; the dial itself, with its empty text, comes before the
 *     first
 */
record Dialogue(String name, int weight, List<String> inputs) {

  /** The conversation by which a number that has never called becomes a known caller. */
  static final String ENROL = "enrol";

  /** The conversation whose last turn is left out to make a live session. */
  static final String HOLD = "hold";

  /**
   * Reads {@code name weight input input ...} lines; blank lines and those that begin with # are
   * comments.
   *
   * @throws IOException if the file cannot be read
   */
  static List<Dialogue> read(Path file) throws IOException {
    List<Dialogue> dialogues = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> words = List.of(line.strip().split("\\s+", -1));
      if (words.size() < 3) {
        throw new IOException(file + ": not `name weight input...`: " + line);
      }
      dialogues.add(
          new Dialogue(
              words.getFirst(), Integer.parseInt(words.get(1)), words.subList(2, words.size())));
    }
    return dialogues;
  }

  /** The {@code text} field of each turn: empty, then all inputs so far joined by asterisks. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    texts.add("");
    for (int turn = 1; turn <= inputs.size(); turn++) {
      texts.add(String.join("*", inputs.subList(0, turn)));
    }
    return texts;
  }

  /** How many turns the conversation has, the dial among them. */
  int turns() {
    return inputs.size() + 1;
  }
}
