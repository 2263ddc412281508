package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.files.OwnerOnly;

/**
 * The making of an empty MariaDB data directory. The bootstrap is fed directly, not through {@code
 * mariadb-install-db}: that is a shell script, which asks the resolver for the machine's name.
 */
final class MariaDbInstallation {
  private static final int LIMIT_SECONDS = 120;

  private MariaDbInstallation() {}

  /** Makes {@code data} where it is missing; a crash half way leaves it missing. */
  static void ensure(MariaDbProgram program, Path data, Path temporary, Path log)
      throws IOException {
    if (Files.isDirectory(data)) {
      return;
    }
    Path fresh = data.resolveSibling(data.getFileName() + ".new");
    Path script = data.resolveSibling("mariadb-install.sql");
    OwnerOnly.deleteTree(fresh);
    OwnerOnly.createDirectories(fresh);
    OwnerOnly.replace(script, program.installation());
    bootstrap(program, fresh, temporary, script, log);
    Files.delete(script);
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void bootstrap(
      MariaDbProgram program, Path data, Path temporary, Path script, Path log) throws IOException {
    List<String> command = program.command(data, temporary);
    command.addAll(List.of("--bootstrap", "--log-warnings=0", "--enforce-storage-engine="));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(program.environment());
    builder.redirectErrorStream(true).redirectInput(script.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new ServerDidNotStart("mariadbd --bootstrap", "failed", log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while MariaDB was being installed");
    } finally {
      process.destroyForcibly();
    }
  }
}
