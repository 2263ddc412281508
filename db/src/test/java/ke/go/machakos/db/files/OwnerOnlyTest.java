package ke.go.machakos.db.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  @TempDir private Path folder = Path.of("made by JUnit");

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void nobody_else_may_read_what_is_made() throws IOException {
    Path inner = OwnerOnly.createDirectories(folder.resolve("a/b"));
    OwnerOnly.writeNew(inner.resolve("new"), "secret");
    OwnerOnly.replace(inner.resolve("replaced"), "secret");
    OwnerOnly.create(inner.resolve("open")).close();
    assertThat(mode(inner)).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
    for (String name : new String[] {"new", "replaced", "open"}) {
      assertThat(mode(inner.resolve(name))).isEqualTo("rw-------");
    }
  }

  @Test
  void a_file_that_everybody_could_read_is_replaced_by_one_that_nobody_else_can()
      throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(folder.resolve("keys.new"), "left by a crash");
    OwnerOnly.replace(file, "new");
    assertThat(file).hasContent("new");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void a_new_file_never_takes_the_place_of_another() throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), "old");
    assertThatThrownBy(() -> OwnerOnly.writeNew(file, "new"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void a_tree_is_deleted_and_what_a_link_in_it_points_to_is_not() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "mine");
    Path tree = OwnerOnly.createDirectories(folder.resolve("tree/deep"));
    Files.createSymbolicLink(tree.resolve("link"), kept);
    OwnerOnly.deleteTree(folder.resolve("tree"));
    OwnerOnly.deleteTree(folder.resolve("never there"));
    assertThat(folder.resolve("tree")).doesNotExist();
    assertThat(kept).hasContent("mine");
  }
}
