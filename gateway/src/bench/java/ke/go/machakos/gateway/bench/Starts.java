package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.files.OwnerOnly;

/** How long the packaged program takes from its command to its ready line. */
final class Starts {

  /**
   * One start.
   *
   * @param kind first, later or external
   * @param seconds to the ready line
   * @param cpu processor seconds of the gateway's own process until then
   * @param line the ready line
   */
  record Start(String kind, double seconds, double cpu, String line) {}

  private final Plan plan;
  private final Gateways gateways;
  private final List<Start> starts = new ArrayList<>();

  Starts(Plan plan) {
    this.plan = plan;
    this.gateways = new Gateways(plan);
  }

  List<Start> all() {
    return List.copyOf(starts);
  }

  /** The longest start of a kind, in seconds; not a number if there was none. */
  double worst(String kind) {
    return starts.stream()
        .filter(start -> start.kind().equals(kind))
        .mapToDouble(Start::seconds)
        .max()
        .orElse(Double.NaN);
  }

  /** Starts on fresh folders and starts again on what they left. */
  void embedded() throws IOException {
    for (int run = 0; run < plan.repeats(); run++) {
      Path data = gateways.freshFolder();
      one("first", data, Map.of());
      one("later", data, Map.of());
      OwnerOnly.deleteTree(data);
    }
  }

  /**
   * Starts on stores that run already.
   *
   * @param settings where they are
   */
  void external(Map<String, String> settings) throws IOException {
    Path data = gateways.freshFolder();
    for (int run = 0; run < plan.repeats(); run++) {
      one("external", data, settings);
    }
    OwnerOnly.deleteTree(data);
  }

  private void one(String kind, Path data, Map<String, String> settings) throws IOException {
    try (Program gateway = gateways.start(data, settings)) {
      double cpu = gateway.usage().server();
      System.out.printf("%-9s start %.1f s, %.1f s cpu%n", kind, gateway.readyAfter(), cpu);
      starts.add(new Start(kind, gateway.readyAfter(), cpu, gateway.readyLine()));
    }
  }
}
