package ke.go.machakos.gateway.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Map;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.FileTrouble;
import ke.go.machakos.gateway.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code keys create FILE} and {@code keys rotate}: exit code 0 when done, 1 when refused and
 * nothing was changed.
 */
@Command(
    name = "keys",
    synopsisSubcommandLabel = "(create FILE | rotate)",
    description = "Make or renew the keys that personal data is sealed with.")
public final class KeysCommand {
  private final Map<String, String> environment;

  public KeysCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Command(name = "create", description = "Write a new keyset file, readable by its owner alone.")
  int create(@Parameters(paramLabel = "FILE", description = "must not exist") Path file) {
    try {
      Keys.create(file);
      System.out.println(file + ": name it in GATEWAY_KEYS, and keep a copy apart from the data");
      return 0;
    } catch (FileAlreadyExistsException exists) {
      System.err.println(file + " exists; keys are never overwritten");
      return 1;
    } catch (IOException e) {
      System.err.println(file + " cannot be written: " + FileTrouble.words(e));
      return 1;
    }
  }

  @Command(
      name = "rotate",
      description = {
        "Add a sealing key, which seals from the next start on; what is sealed already still opens.",
        "Give the file to every node and restart them all."
      })
  int rotate(@Mixin ConfigFolder config) {
    return SettingsReader.read(config.path(), environment)
        .run(System.err, settings -> rotateFile(settings.keys().file()));
  }

  private static int rotateFile(Path file) {
    try {
      Keys.rotate(file);
      System.out.println(file + " has a new sealing key; restart every node with it");
      return 0;
    } catch (IOException e) {
      System.err.println(file + " could not be given a new key: " + FileTrouble.words(e));
      return 1;
    }
  }
}
