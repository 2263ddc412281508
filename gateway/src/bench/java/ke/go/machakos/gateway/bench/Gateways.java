package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the packaged program as an operator would, in demo mode, on free ports. */
final class Gateways {

  private final Plan plan;

  Gateways(Plan plan) {
    this.plan = plan;
  }

  /** A gateway with its own stores in the given folder. */
  Program embedded(Path data) throws IOException {
    return start(data, Map.of());
  }

  /**
   * A gateway whose settings are the demo's, but for the given ones.
   *
   * @param data its GATEWAY_DATA_DIR
   */
  Program start(Path data, Map<String, String> settings) throws IOException {
    return start(data, Program.freePort(), settings);
  }

  /** As {@link #start(Path, Map)}, on a public port that the settings may name. */
  Program start(Path data, int port, Map<String, String> settings) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("GATEWAY_MODE", "demo");
    environment.put("GATEWAY_DATA_DIR", data.toString());
    environment.put("GATEWAY_PUBLIC_PORT", Integer.toString(port));
    environment.put("GATEWAY_OPERATOR_PORT", Integer.toString(Program.freePort()));
    environment.put("GATEWAY_STAFF_PORT", Integer.toString(Program.freePort()));
    environment.putAll(settings);
    List<String> command = new ArrayList<>(List.of(Commands.java()));
    command.addAll(plan.jvm());
    Path rehearsed = plan.root().resolve("gateway/target/gateway.aot");
    if (Files.exists(rehearsed)) {
      command.add("-XX:AOTCache=" + rehearsed);
    }
    command.addAll(
        List.of(
            "-jar",
            plan.root().resolve("gateway/target/gateway.jar").toString(),
            "serve",
            "--config",
            plan.root().resolve("config").toString()));
    Path log = plan.target().resolve("gateway.log");
    return Program.start("gateway", port, command, environment, log).drainedTo(log);
  }

  /** A new folder under the build's, where a machine that keeps /tmp in memory keeps it on disk. */
  Path freshFolder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(plan.target()), "data");
  }
}
