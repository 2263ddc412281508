package ke.go.machakos.gateway.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import ke.go.machakos.db.backup.BackupRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code restore FILE}: exit code 0 when everything is back, 1 when it was refused and nothing was
 * changed.
 */
@Command(
    name = "restore",
    description = "Put back what a backup holds. The gateway must be stopped.",
    footer = "The passphrase is read from GATEWAY_BACKUP_PASSPHRASE, or asked for.")
public final class RestoreCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      defaultValue = "config",
      description = "the config folder; restored where it is missing or empty")
  private Path config = Path.of("config");

  @Option(
      names = "--force",
      description = "replace what is there; embedded stores and keys are kept aside")
  private boolean force;

  @Parameters(paramLabel = "FILE", description = "the backup")
  private Path file = Path.of("");

  public RestoreCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    try {
      String passphrase = Passphrase.of(environment, false);
      Restore.Restored restored = new Restore(config, environment, force).run(file, passphrase);
      System.out.println(
          "restored the backup of "
              + restored.madeAt()
              + ": "
              + restored.count().rows()
              + " rows, "
              + restored.count().keys()
              + " keys of Redis; its config folder is "
              + restored.config());
      return 0;
    } catch (BackupRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    }
  }
}
