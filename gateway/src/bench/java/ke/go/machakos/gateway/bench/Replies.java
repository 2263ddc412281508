package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway answered to each turn of each dialogue; the bare server repeats it and the
 * generator expects it.
 */
final class Replies {

  private record Turn(String dialogue, String text) {}

  private final Map<Turn, String> bodies = new HashMap<>();

  void put(String dialogue, String text, String body) {
    bodies.put(new Turn(dialogue, text), body);
  }

  Optional<String> find(String dialogue, String text) {
    return Optional.ofNullable(bodies.get(new Turn(dialogue, text)));
  }

  /**
   * The replies by text alone, of the given dialogues.
   *
   * @throws IllegalStateException if two of them got different replies to one text, which a server
   *     that keeps no state cannot repeat
   */
  Map<String, String> byText(List<Dialogue> dialogues) {
    Map<String, String> byText = new HashMap<>();
    for (Dialogue dialogue : dialogues) {
      for (String text : dialogue.texts()) {
        find(dialogue.name(), text)
            .ifPresent(
                body -> {
                  String other = byText.putIfAbsent(text, body);
                  if (other != null && !other.equals(body)) {
                    throw new IllegalStateException("two replies to the text '" + text + "'");
                  }
                });
      }
    }
    return byText;
  }

  /**
   * Writes one turn a line: dialogue, text and body, apart by tabs, line ends in the body as {@code
   * \n}.
   */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    bodies.forEach(
        (turn, body) ->
            lines.add(
                turn.dialogue()
                    + "\t"
                    + turn.text()
                    + "\t"
                    + body.replace("\\", "\\\\").replace("\n", "\\n")));
    Files.write(file, lines.stream().sorted().toList());
  }

  /** Reads what {@link #write} wrote. */
  static Replies read(Path file) throws IOException {
    Replies replies = new Replies();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", 3);
      replies.put(parts[0], parts[1], parts[2].translateEscapes());
    }
    return replies;
  }
}
