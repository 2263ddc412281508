package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RehearseCommandTest {
  private static final Path CONFIG =
      Path.of(System.getProperty("project.root", "..")).resolve("config");

  @Test
  void a_rehearsal_plays_every_dialogue_and_text_and_leaves_nothing_behind() throws Exception {
    Set<Path> before = folders();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int code =
          new CommandLine(new RehearseCommand(Clock.systemUTC()))
              .execute("--config", CONFIG.toString());
      assertThat(code).isZero();
    } finally {
      System.setOut(out);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("rehearsed 18");
    assertThat(folders()).isEqualTo(before);
  }

  private static Set<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("mlango-rehearsal"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void a_cache_in_a_folder_that_is_not_there_is_refused_before_anything_is_played(
      @TempDir Path folder) {
    Path cache = folder.resolve("none").resolve("gateway.aot");
    int code =
        new CommandLine(new RehearseCommand(Clock.systemUTC()))
            .execute("--config", CONFIG.toString(), cache.toString());
    assertThat(code).isOne();
  }

  @Test
  void a_cache_that_is_newer_than_the_program_is_not_written_again(@TempDir Path folder)
      throws Exception {
    Path cache = Files.writeString(folder.resolve("gateway.aot"), "as it is");
    int code =
        new CommandLine(new RehearseCommand(Clock.systemUTC()))
            .execute("--config", CONFIG.toString(), cache.toString());
    assertThat(code).isZero();
    assertThat(cache).hasContent("as it is");
  }
}
