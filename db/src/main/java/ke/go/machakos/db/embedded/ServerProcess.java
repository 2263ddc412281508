package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that this process started, its output in a log file. */
final class ServerProcess {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final String program;
  private final Process process;
  private final Path log;

  private ServerProcess(String program, Process process, Path log) {
    this.program = program;
    this.process = process;
    this.log = log;
  }

  static ServerProcess start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    List<String> line = new ArrayList<>();
    // In a session of its own, or Ctrl-C in a terminal would end Redis while the gateway is still
    // finishing its turns. setsid replaces itself by the server, so the pid is the server's.
    if (Files.isExecutable(SETSID)) {
      line.add(SETSID.toString());
    }
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    process.getOutputStream().close();
    return new ServerProcess(
        String.valueOf(Path.of(command.getFirst()).getFileName()), process, log);
  }

  long pid() {
    return process.pid();
  }

  /**
   * Waits until the server answers.
   *
   * @throws ServerDidNotStart if it ends first, or is not ready within the limit (it is then ended)
   */
  void awaitReady(BooleanSupplier answers, Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!answers.getAsBoolean()) {
        if (exited(Duration.ofMillis(25))) {
          throw new ServerDidNotStart(program, "ended with code " + process.exitValue(), log);
        }
        if (System.nanoTime() - end > 0) {
          throw new ServerDidNotStart(program, "was not ready in " + limit.toSeconds() + " s", log);
        }
      }
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Asks the server to end and waits for it, by force once the limit has passed. */
  void stop(Duration limit) throws IOException {
    process.destroy();
    if (!exited(limit)) {
      process.destroyForcibly();
      exited(limit);
    }
  }

  private boolean exited(Duration limit) throws IOException {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + program);
    }
  }
}
