package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers that a killed gateway left running on a data folder. One is recognised by its program and
 * by the exact argument that names the folder's files, never by its pid alone: pids are used again.
 *
 * @param program the file name of the server's executable
 * @param argument an argument that no server on another folder has
 * @param pidFile where the server wrote its pid, trusted only where arguments cannot be read
 */
record Orphans(String program, String argument, Path pidFile) {
  private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

  /**
   * Stops them, cleanly if they follow within {@code limit} and by force if not. Stopping was
   * chosen over adopting: a server starts in half a second, an adopted one may run with another
   * version's options or be half way through its own start, and there is one path to test.
   */
  void stop(Duration limit) throws IOException {
    for (ProcessHandle orphan : running()) {
      LOG.info("Stopping {} (pid {}), left behind on this data folder", program, orphan.pid());
      orphan.destroy();
      if (!gone(orphan, limit)) {
        orphan.destroyForcibly();
        gone(orphan, limit);
      }
    }
  }

  List<ProcessHandle> running() throws IOException {
    String pid = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(process -> isOurs(process, pid)).toList();
    }
  }

  private boolean isOurs(ProcessHandle process, String recordedPid) {
    ProcessHandle.Info info = process.info();
    boolean sameProgram =
        info.command()
            .map(Path::of)
            .map(Path::getFileName)
            .map(Path::toString)
            .filter(program::equals)
            .isPresent();
    Optional<String[]> arguments = info.arguments();
    // Windows shows no arguments of another process; the recorded pid has to do there.
    boolean sameFolder =
        arguments
            .map(List::of)
            .map(list -> list.contains(argument))
            .orElseGet(() -> Long.toString(process.pid()).equals(recordedPid));
    return sameProgram && sameFolder;
  }

  /** A dead orphan that nobody reaps keeps its pid; it has no command left to be recognised by. */
  private static boolean gone(ProcessHandle process, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (process.isAlive() && process.info().command().isPresent()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return true;
  }
}
