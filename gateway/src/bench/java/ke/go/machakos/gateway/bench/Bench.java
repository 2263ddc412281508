package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.files.OwnerOnly;

/**
 * Measures the packaged program against the bare server, on this machine, loopback only.
 *
 * <p>Arguments: {@code --quick} for a few seconds a phase, {@code --only
 * peak,open,cpu,live,start,sms,records} for some of the parts, {@code --rehearse} for the bare
 * server against itself, {@code --parser own} for a bare server with the leanest form parser.
 */
public final class Bench {

  private final Plan plan;
  private final Samples samples = new Samples();
  private final Starts starts;
  private double residentMiB = Double.NaN;

  private Bench(Plan plan) {
    this.plan = plan;
    this.starts = new Starts(plan);
  }

  static void main(String[] arguments) throws Exception {
    System.setProperty("java.awt.headless", "true");
    new Bench(Plan.of(List.of(arguments))).run();
  }

  private void run() throws IOException, InterruptedException, SQLException {
    Files.createDirectories(plan.target());
    if (plan.runs("start") && !plan.rehearsal()) {
      starts.embedded();
    }
    if (plan.stages()) {
      stage();
    }
    Optional<String> texts =
        plan.runs("sms") && !plan.rehearsal() ? Optional.of(Texts.measure(plan)) : Optional.empty();
    Optional<String> records =
        plan.runs("records") && !plan.rehearsal()
            ? Optional.of(Records.measure(plan))
            : Optional.empty();
    new Report(plan, samples, starts, residentMiB, texts, records).write();
  }

  private void stage() throws IOException, InterruptedException {
    Path data = new Gateways(plan).freshFolder();
    try (Stage stage = Stage.set(plan, data)) {
      load(new Measurements(stage, samples));
      residentMiB = stage.gateway().residentMiB();
      if (plan.runs("start") && !plan.rehearsal()) {
        starts.external(stage.stores().settings());
      }
    } finally {
      OwnerOnly.deleteTree(data);
    }
  }

  private void load(Measurements measurements) throws IOException {
    if (plan.runs("peak")) {
      measurements.peak();
    }
    if (plan.runs("open")) {
      measurements.open();
    }
    if (plan.runs("cpu")) {
      measurements.cpu();
    }
    if (plan.runs("live") && !plan.rehearsal()) {
      measurements.live();
    }
  }
}
