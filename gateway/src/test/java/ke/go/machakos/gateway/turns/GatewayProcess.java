package ke.go.machakos.gateway.turns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.db.TestData;
import ke.go.machakos.gateway.talk.UssdClient;

/** The gateway in a process of its own, that can be killed. */
final class GatewayProcess implements Node, AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready public=http://localhost:(\\d+) .*");

  private final Process process;
  private final int port;
  private final UssdClient client;

  private GatewayProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    this.client = UssdClient.onLoopback(URI.create("http://127.0.0.1:" + port), SECRET);
  }

  /** Starts a node on the stores of this JVM; returns when it is ready. */
  static GatewayProcess start() {
    return start(Map.of());
  }

  /** The same with settings of its own. */
  static GatewayProcess start(Map<String, String> settings) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "ke.go.machakos.gateway.Main",
            "serve",
            "--config",
            TestData.CONFIG.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(Environment.ofNode());
    builder.environment().putAll(settings);
    try {
      Process process = builder.start();
      BufferedReader out = process.inputReader();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
          Thread.ofVirtual().start(() -> out.lines().forEach(each -> {}));
          return new GatewayProcess(process, Integer.parseInt(ready.group(1)));
        }
      }
      throw new IllegalStateException("not ready, exit " + process.waitFor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public UssdClient client() {
    return client;
  }

  /** Its public port. */
  int port() {
    return port;
  }

  /** Ends it by SIGKILL. */
  void kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    kill();
    client.close();
  }
}
