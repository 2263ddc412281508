package ke.go.machakos.db.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeKeys() throws IOException {
    file = folder.resolve("keys.json");
    Keys.create(file);
  }

  @Test
  void what_is_sealed_opens_in_its_own_context_alone() throws IOException {
    var vault = Keys.open(file);
    byte[] sealed = vault.sealText("Mary Wanza", "permit.holder_name");
    assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("Mary");
    assertThat(vault.openText(sealed, "permit.holder_name")).isEqualTo("Mary Wanza");
    assertThatExceptionOfType(Vault.SealBroken.class)
        .isThrownBy(() -> vault.openText(sealed, "bill.payer_name"));
    sealed[sealed.length - 1] ^= 1;
    assertThatExceptionOfType(Vault.SealBroken.class)
        .isThrownBy(() -> vault.openText(sealed, "permit.holder_name"));
  }

  @Test
  void the_same_text_seals_differently_each_time_and_hashes_the_same() throws IOException {
    var vault = Keys.open(file);
    assertThat(vault.sealText("x", "c")).isNotEqualTo(vault.sealText("x", "c"));
    assertThat(vault.lookup("phone", "x")).hasSize(32).isEqualTo(vault.lookup("phone", "x"));
    assertThat(vault.lookup("phone", "x"))
        .isNotEqualTo(vault.lookup("pin", "x"))
        .isNotEqualTo(vault.lookup("phone", "y"));
  }

  @Test
  void after_a_rotation_old_values_open_and_look_ups_find_them() throws IOException {
    var before = Keys.open(file);
    byte[] old = before.sealText("kept", "c");
    byte[] hash = before.lookup("phone", "+254700000001");
    Keys.rotate(file);
    Keys.rotate(file);
    var after = Keys.open(file);
    assertThat(after.openText(old, "c")).isEqualTo("kept");
    assertThat(after.lookup("phone", "+254700000001")).isEqualTo(hash);
    byte[] fresh = after.sealText("new", "c");
    assertThatExceptionOfType(Vault.SealBroken.class).isThrownBy(() -> before.openText(fresh, "c"));
  }

  @Test
  void only_the_owner_reads_the_file_also_after_a_rotation() throws IOException {
    Keys.rotate(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void keys_are_never_overwritten() {
    assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Keys.create(file));
  }

  @Test
  void a_file_that_is_no_keyset_is_named_and_not_quoted() throws IOException {
    for (String text :
        new String[] {"", "{}", "[1]", "{\"sealing\":{\"secret\":1},\"lookup\":{}}", "secret"}) {
      Path other = folder.resolve("other.json");
      Files.writeString(other, text);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> Keys.open(other))
          .withMessageContaining("other.json")
          .withMessageNotContaining("secret")
          .withNoCause();
    }
  }

  @Test
  void many_threads_share_one_vault() throws IOException {
    var vault = Keys.open(file);
    boolean allRight =
        IntStream.range(0, 2_000)
            .parallel()
            .allMatch(i -> vault.openText(vault.sealText("n" + i, "c"), "c").equals("n" + i));
    assertThat(allRight).isTrue();
  }
}
