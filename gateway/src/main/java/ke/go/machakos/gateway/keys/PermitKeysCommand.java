package ke.go.machakos.gateway.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import ke.go.machakos.gateway.settings.FileTrouble;
import ke.go.machakos.gateway.verify.code.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code permit-keys create|rotate|public FILE}: exit code 0 when done, 1 when refused and nothing
 * was changed.
 */
@Command(
    name = "permit-keys",
    synopsisSubcommandLabel = "(create | rotate | public) FILE",
    description = "Make, renew or publish the keys that printed permits are signed with.")
public final class PermitKeysCommand {
  /** Does something that a file may refuse. */
  @FunctionalInterface
  private interface Work {
    String done() throws IOException;
  }

  @Command(name = "create", description = "Write a new file, readable by its owner alone.")
  int create(@Parameters(paramLabel = "FILE", description = "must not exist") Path file) {
    return run(
        file,
        () -> {
          SigningKeys.create(file);
          return file + ": name it in GATEWAY_PERMIT_KEYS, and keep a copy apart from the data";
        });
  }

  @Command(
      name = "rotate",
      description = {
        "Add a key, which signs from the next start on; what is printed already stays good.",
        "Give the file to every node, restart them, and publish the public keys again."
      })
  int rotate(@Parameters(paramLabel = "FILE") Path file) {
    return run(
        file,
        () -> {
          SigningKeys.rotate(file);
          return file + " has a new key; restart every node with it, and publish its public keys";
        });
  }

  @Command(name = "public", description = "Print the public keys, which anybody may have, as PEM.")
  int open(@Parameters(paramLabel = "FILE") Path file) {
    return run(file, () -> SigningKeys.open(file).checking().pem().strip());
  }

  private static int run(Path file, Work work) {
    try {
      System.out.println(work.done());
      return 0;
    } catch (FileAlreadyExistsException exists) {
      System.err.println(file + " exists; keys are never overwritten");
      return 1;
    } catch (IOException e) {
      System.err.println(file + " cannot be used: " + FileTrouble.words(e));
      return 1;
    }
  }
}
