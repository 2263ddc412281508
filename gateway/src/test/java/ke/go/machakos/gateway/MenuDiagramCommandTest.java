package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MenuDiagramCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  @TempDir Path folder;

  @Test
  void the_committed_drawing_shows_the_shipped_menus() throws IOException {
    Run run = run("--config", ROOT.resolve("config").toString());

    assertThat(run.code()).isZero();
    assertThat(ROOT.resolve("gateway/src/docs/menus.mmd"))
        .as("java -jar gateway/target/gateway.jar menu-diagram > gateway/src/docs/menus.mmd")
        .hasContent(run.out());
  }

  @Test
  void the_committed_picture_has_a_box_for_every_screen() throws IOException {
    Run run = run("--config", ROOT.resolve("config").toString(), "--format", "dot");

    String picture = Files.readString(ROOT.resolve("gateway/src/docs/menus.svg"));
    assertThat(run.out().lines().filter(line -> line.contains("shape=") && line.contains("label=")))
        .hasSizeGreaterThan(60)
        .allSatisfy(
            line -> {
              String screen = line.strip().split("\"", -1)[1];
              assertThat(picture).contains("<title>" + screen.replace("-", "&#45;") + "</title>");
            });
  }

  @Test
  void every_fault_of_the_menus_is_listed_and_nothing_drawn() throws IOException {
    copy(ROOT.resolve("config"), folder);
    Path main = folder.resolve("menus/main.yaml");
    Files.writeString(
        main,
        Files.readString(main)
            .replace("go: emergency}", "go: nowhere}")
            .replace("text: help.ombudsman,", "text: no.such.text,"));

    Run run = run("--config", folder.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("main.yaml:", "nowhere", "no.such.text");
  }

  @Test
  void a_notation_that_it_does_not_know_is_refused() {
    assertThat(run("--format", "crayon").code()).isEqualTo(2);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private record Run(int code, String out, String err) {}

  private static Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.out;
    PrintStream errorsBefore = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      int code = new CommandLine(new MenuDiagramCommand()).execute(arguments);
      return new Run(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
      System.setErr(errorsBefore);
    }
  }
}
