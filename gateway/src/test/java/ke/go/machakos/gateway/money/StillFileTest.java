package ke.go.machakos.gateway.money;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillFileTest {
  private static final Instant NOW = Instant.parse("2027-02-10T03:00:00Z");
  private static final Instant LATER = NOW.plus(StillFile.STILL);
  private static final Instant WRITTEN = Instant.parse("2027-02-10T00:30:00Z");

  @TempDir Path folder;

  private Path path = Path.of("");
  private StillFile file = new StillFile(path, 0);

  @BeforeEach
  void prepare() throws IOException {
    path = folder.resolve("bills.csv");
    Files.writeString(path, "whole\n");
    Files.setLastModifiedTime(path, FileTime.from(WRITTEN));
    file = new StillFile(path, 100);
  }

  @Test
  void a_file_is_read_once_it_has_stood_still() {
    assertThat(file.stands(NOW)).isFalse();
    assertThat(file.stands(LATER.minusMillis(1))).isFalse();
    assertThat(file.stands(LATER)).isTrue();
    StillFile.Content content = file.read().orElseThrow();
    assertThat(new String(content.bytes(), UTF_8)).isEqualTo("whole\n");
    assertThat(content.writtenAt()).isEqualTo(WRITTEN);
    assertThat(content.tooLong()).isFalse();
    file.done();
    assertThat(file.stands(LATER.plusSeconds(60))).isFalse();
  }

  @Test
  void one_that_grows_between_two_looks_waits_again() throws IOException {
    file.stands(NOW);
    Files.writeString(path, "more\n", StandardOpenOption.APPEND);
    Files.setLastModifiedTime(path, FileTime.from(WRITTEN));
    assertThat(file.stands(LATER)).as("it is longer").isFalse();
    Files.setLastModifiedTime(path, FileTime.from(WRITTEN.plusSeconds(1)));
    assertThat(file.stands(LATER.plusSeconds(60))).as("it is newer").isFalse();
    assertThat(file.stands(LATER.plusSeconds(120))).isTrue();
  }

  @Test
  void one_that_is_written_to_while_it_is_read_is_not_taken() throws IOException {
    file.stands(NOW);
    assertThat(file.stands(LATER)).isTrue();
    Files.writeString(path, "more\n", StandardOpenOption.APPEND);
    assertThat(file.read()).isEmpty();
    assertThat(file.stands(LATER)).isFalse();
    assertThat(file.stands(LATER.plusSeconds(60))).isTrue();
    assertThat(file.read()).isPresent();
  }

  @Test
  void another_file_moved_into_its_place_is_another_file_though_it_looks_the_same()
      throws IOException {
    file.stands(NOW);
    assertThat(file.stands(LATER)).isTrue();
    file.done();
    Path other = Files.writeString(folder.resolve("other"), "WHOLE\n");
    Files.setLastModifiedTime(other, FileTime.from(WRITTEN));
    Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
    assertThat(file.stands(LATER)).isFalse();
    assertThat(file.stands(LATER.plusSeconds(60))).isTrue();
  }

  @Test
  void one_that_is_not_there_or_goes_is_waited_for() throws IOException {
    file.stands(NOW);
    Files.delete(path);
    assertThat(file.read()).isEmpty();
    assertThat(file.stands(LATER)).isFalse();
    Files.createDirectory(path);
    assertThat(file.stands(LATER)).isFalse();
    assertThat(file.stands(LATER.plusSeconds(60))).isFalse();
  }

  @Test
  void of_one_that_is_too_long_no_more_is_read_than_was_allowed() throws IOException {
    Files.writeString(path, "x".repeat(101));
    file.stands(NOW);
    assertThat(file.stands(LATER)).isTrue();
    StillFile.Content content = file.read().orElseThrow();
    assertThat(content.tooLong()).isTrue();
    assertThat(content.bytes()).hasSize(100);
  }
}
