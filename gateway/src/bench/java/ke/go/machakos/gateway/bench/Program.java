package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that the bench started, up to its line that begins {@code ready}.
 *
 * @param name how the results call it
 * @param port where it listens, on 127.0.0.1; 0 if it does not
 * @param process the running process
 * @param out its standard output, after the ready line
 * @param readyAfter seconds from the start to the ready line
 * @param readyLine the line itself
 */
record Program(
    String name, int port, Process process, BufferedReader out, double readyAfter, String readyLine)
    implements AutoCloseable {

  /**
   * Starts a process and waits for it.
   *
   * @param log where its standard error goes, and what it prints before it is ready
   * @throws IOException if it ends, or prints no such line
   */
  static Program start(
      String name, int port, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    // Nothing that the bench started outlives it, however it ends short of SIGKILL.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader out = process.inputReader(UTF_8);
    StringBuilder before = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready")) {
        return new Program(name, port, process, out, (System.nanoTime() - start) / 1e9, line);
      }
      before.append(line).append('\n');
    }
    Files.writeString(log, before, APPEND);
    throw new IOException(name + " ended before it was ready; see " + log + "\n" + before);
  }

  /** Copies what the process prints from now on to a file, so that it never waits for a reader. */
  Program drainedTo(Path log) throws IOException {
    Writer copy = Files.newBufferedWriter(log, CREATE, APPEND);
    Thread.ofVirtual()
        .start(
            () -> {
              try (copy) {
                out.transferTo(copy);
              } catch (IOException ended) {
                return;
              }
            });
    return this;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Usage usage() {
    return Usage.of(process.toHandle());
  }

  double residentMiB() {
    return Usage.residentMiB(process.toHandle());
  }

  /** Asks the process to stop, and after 30 s does not ask. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
