package ke.go.machakos.gateway.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/** Transcripts that lie in a folder, each a test that plays it. */
public final class TalkFiles {
  private TalkFiles() {}

  /** A test for every {@code *.talk} below this folder, in the order of their names. */
  public static List<DynamicTest> tests(Path folder, TalkPlayer player) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".talk"))
          .sorted()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      folder.relativize(file).toString(), file.toUri(), () -> play(file, player)))
          .toList();
    }
  }

  private static void play(Path file, TalkPlayer player) {
    try {
      Assertions.assertThat(player.play(Talk.parse(Files.readString(file))))
          .as(file + "")
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
