package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The parts of the bench that load a running server. */
final class Measurements {

  /** Shares of a server's own peak, rising to the knee and past it. */
  private static final double[] SHARES = {0.1, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1};

  /** A rate that both servers bear with ease. */
  private static final double STEADY = 1_000;

  /** An open phase is steady only when its first callers are through. */
  private static final double SETTLE = 4;

  private static final int HELD_FROM = 1_000_000;
  private static final long HELD_GROUP = 9_000_000;
  private static final int FEW = 1_000;

  private final Stage stage;
  private final Samples samples;
  private final Plan plan;

  Measurements(Stage stage, Samples samples) {
    this.stage = stage;
    this.samples = samples;
    this.plan = stage.plan();
  }

  /** Closed loop: the generator's own ceiling, then gateway and bare server by turns. */
  void peak() throws IOException {
    Fields ceiling = closed(stage.echo(), plan.warm() / 2).with("checked", "false");
    samples.add(stage.measure("ceiling", stage.echo(), ceiling));
    for (Program server : stage.servers()) {
      stage.measure("warm-up", server, closed(server, plan.warm()));
    }
    for (int run = 0; run < plan.repeats(); run++) {
      for (Program server : stage.servers()) {
        samples.add(stage.measure("peak", server, closed(server, 1)));
      }
    }
  }

  /** Open model at rising rates, each server up to its own knee, by turns. */
  void open() throws IOException {
    Map<String, Double> peaks = new HashMap<>();
    for (Program server : stage.servers()) {
      double peak = samples.median("peak", server.name(), s -> s.result().rate());
      if (Double.isNaN(peak)) {
        peak = stage.measure("warm-up", server, closed(server, plan.warm())).result().rate();
      }
      peaks.put(server.name(), peak);
    }
    for (double share : SHARES) {
      for (Program server : stage.servers()) {
        Double peak = peaks.get(server.name());
        if (peak != null) {
          Sample sample = stage.measure("open", server, open(server, peak * share));
          samples.add(sample);
          if (isPastKnee(sample)) {
            peaks.remove(server.name());
          }
        }
      }
    }
    half();
  }

  /** Half of the own peak again and again, for a median. */
  private void half() throws IOException {
    for (int run = 0; run < plan.repeats(); run++) {
      for (Program server : stage.servers()) {
        double peak = samples.median("peak", server.name(), s -> s.result().rate());
        if (peak > 0) {
          samples.add(stage.measure("half", server, open(server, peak / 2)));
        }
      }
    }
  }

  private static boolean isPastKnee(Sample sample) {
    Result result = sample.result();
    return result.rate() < 0.95 * sample.offered()
        || result.p99() > 500_000
        || result.errors() > result.all() / 100;
  }

  /** Processor time a turn at a steady rate, by turns. */
  void cpu() throws IOException {
    for (int run = 0; run < plan.repeats(); run++) {
      for (Program server : stage.servers()) {
        samples.add(stage.measure("cpu", server, open(server, STEADY)));
      }
    }
  }

  /**
   * The steady rate beside few and beside many live sessions; then some of the many go on, to show
   * that they lived.
   */
  void live() throws IOException {
    Stores stores = stage.stores();
    for (int run = 0; run < plan.repeats(); run++) {
      stores.forgetSessions();
      hold(0, FEW);
      steady("live-few");
    }
    hold(FEW, plan.live() - FEW);
    System.out.printf("%,d keys in Redis%n", stores.keys());
    for (int run = 0; run < plan.repeats(); run++) {
      steady("live-many");
    }
    Fields resume = held(0, FEW).with("from", Integer.toString(lastHeldTurn())).with("leave", "0");
    samples.add(stage.measure("resumed", stage.gateway(), resume));
  }

  private void steady(String part) throws IOException {
    samples.add(stage.measure(part, stage.gateway(), open(stage.gateway(), STEADY)));
  }

  private void hold(int from, int count) throws IOException {
    stage.measure("hold", stage.gateway(), held(from, count));
  }

  private Fields held(int from, int count) {
    return Phase.closed(stage.gateway().port(), Plan.FEW_CONNECTIONS, 0, 600, plan.live())
        .with("dialogue", Dialogue.HOLD)
        .with("leave", "1")
        .with("group", Long.toString(HELD_GROUP))
        .with("first", Integer.toString(HELD_FROM))
        .with("serial", Integer.toString(from))
        .with("count", Integer.toString(count));
  }

  private int lastHeldTurn() throws IOException {
    return Dialogue.read(plan.dialogues()).stream()
            .filter(dialogue -> dialogue.name().equals(Dialogue.HOLD))
            .mapToInt(Dialogue::turns)
            .sum()
        - 1;
  }

  private Fields closed(Program server, double warm) {
    return Phase.closed(server.port(), Plan.CONNECTIONS, warm, plan.seconds(), plan.phones());
  }

  private Fields open(Program server, double rate) {
    return Phase.open(server.port(), rate, SETTLE, plan.seconds(), plan.phones());
  }
}
