package ke.go.machakos.gateway.walk;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.db.TestData;
import ke.go.machakos.gateway.ActCommand;
import ke.go.machakos.gateway.ImportCommand;
import ke.go.machakos.gateway.turns.MovableClock;
import picocli.CommandLine;

/**
 * A terminal of the county: the program's own commands, at the time of the gateway that is walked
 * and on its stores; and {@code later}, which lets time pass. For one thread.
 */
final class Terminal {
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

  private final Map<String, String> environment;
  private final MovableClock clock;

  Terminal(Map<String, String> environment, MovableClock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * Runs what is typed after {@code java -jar gateway.jar}; a word after {@code @} is a file beside
   * the walk.
   *
   * @return what it said
   * @throws IllegalStateException if it was refused
   */
  String run(String line) {
    List<String> words = words(line);
    List<String> rest = words.subList(1, words.size());
    if (words.getFirst().equals("later")) {
      clock.forward(Duration.parse(rest.getFirst()));
      return "";
    }
    Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    CommandLine command =
        switch (words.getFirst()) {
          case "act" -> new CommandLine(new ActCommand(environment, now));
          case "import" -> new CommandLine(new ImportCommand(environment, now));
          default -> throw new IllegalArgumentException("no command: " + line);
        };
    return said(line, command, rest);
  }

  private static String said(String line, CommandLine command, List<String> words) {
    List<String> all = new ArrayList<>(List.of("--config", TestData.CONFIG.toString()));
    all.addAll(words);
    PrintStream out = System.out;
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    try (var to = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setOut(to);
      System.setErr(to);
      if (command.execute(all.toArray(String[]::new)) != 0) {
        throw new IllegalStateException(line + ": " + said.toString(StandardCharsets.UTF_8));
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(plain(word.group()));
    }
    return words;
  }

  private static String plain(String word) {
    return switch (word.charAt(0)) {
      case '"' -> word.substring(1, word.length() - 1);
      case '@' -> Path.of(file(word.substring(1)).getPath()).toString();
      default -> word;
    };
  }

  private static URL file(String name) {
    return Objects.requireNonNull(Terminal.class.getResource(name), name);
  }
}
