package ke.go.machakos.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.gateway.backup.RestoreCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeysCommandTest {
  @TempDir Path folder;

  @Test
  void keys_are_made_once_and_what_they_sealed_opens_after_a_rotation() throws Exception {
    Path file = folder.resolve("keys.json");
    CommandLine keys =
        new CommandLine(
            new KeysCommand(Map.of("GATEWAY_MODE", "demo", "GATEWAY_KEYS", file.toString())));
    assertThat(keys.execute("create", file.toString())).isZero();
    assertThat(keys.execute("create", file.toString())).isEqualTo(1);
    byte[] sealed = Keys.open(file).sealText("Mwende", "x");
    String before = Files.readString(file);
    assertThat(keys.execute("rotate", "--config", folder.toString())).isZero();
    assertThat(Files.readString(file)).isNotEqualTo(before);
    assertThat(Keys.open(file).openText(sealed, "x")).isEqualTo("Mwende");
  }

  @Test
  void a_refusal_has_a_code_of_its_own() {
    CommandLine keys = new CommandLine(new KeysCommand(Map.of()));
    assertThat(keys.execute("rotate", "--config", folder.toString())).isEqualTo(1);
    CommandLine restore =
        new CommandLine(
            new RestoreCommand(Map.of("GATEWAY_BACKUP_PASSPHRASE", "kila mtu na wake")));
    assertThat(restore.execute("--config", folder.toString(), folder.resolve("absent").toString()))
        .isEqualTo(1);
    assertThat(restore.execute()).isEqualTo(2);
  }
}
