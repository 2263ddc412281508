package ke.go.machakos.gateway.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import ke.go.machakos.db.backup.BackupRefused;
import ke.go.machakos.db.backup.StoreCopies;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup FILE}: exit code 0 when the file is whole, 1 when it was refused. */
@Command(
    name = "backup",
    description =
        "Write both stores, the keys and the config folder into one file sealed by a passphrase.",
    footer =
        "The passphrase is read from GATEWAY_BACKUP_PASSPHRASE, or asked for. A running gateway goes on working.")
public final class BackupCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final InstantSource clock;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Parameters(paramLabel = "FILE", description = "the file to write; must not exist")
  private Path file = Path.of("");

  public BackupCommand(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    return SettingsReader.read(config.path(), environment).run(System.err, this::write);
  }

  private int write(Settings settings) throws IOException {
    try {
      String passphrase = Passphrase.of(environment, true);
      StoreCopies.Count count =
          Backup.write(settings, config.path(), file, passphrase, clock.instant());
      System.out.println(
          file
              + ": "
              + count.rows()
              + " rows, "
              + count.keys()
              + " keys of Redis, the keys and config");
      return 0;
    } catch (BackupRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    }
  }
}
