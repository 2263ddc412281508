package ke.go.machakos.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temporary;

  @Test
  void a_second_opening_in_one_process_names_its_own_pid_and_leaves_the_lock_alone() {
    Path path = temporary.resolve("data");
    try (DataFolder folder = DataFolder.open(path)) {
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(() -> DataFolder.open(folder.path()))
            .isInstanceOf(DataFolderInUse.class)
            .extracting(e -> ((DataFolderInUse) e).pid())
            .isEqualTo(ProcessHandle.current().pid());
      }
    }
    DataFolder.open(path).close();
  }

  @Test
  void a_stale_pid_file_means_nothing_even_if_its_pid_lives() throws IOException {
    Files.writeString(temporary.resolve("gateway.pid"), "1\n");
    try (DataFolder folder = DataFolder.open(temporary)) {
      assertThat(folder.resolve("gateway.pid"))
          .hasContent(Long.toString(ProcessHandle.current().pid()));
    }
    assertThat(temporary.resolve("gateway.pid")).doesNotExist();
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .hasMessageContaining(file.toString());
  }
}
