package ke.go.machakos.gateway.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each figure that the gateway must reach beside what it reached. */
final class Verdicts {

  private final Samples samples;
  private final Starts starts;
  private final double residentMiB;

  Verdicts(Samples samples, Starts starts, double residentMiB) {
    this.samples = samples;
    this.starts = starts;
    this.residentMiB = residentMiB;
  }

  /** A Markdown table; a figure that was not measured has no line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| figure | measured | must be | |");
    lines.add("|---|--:|--:|---|");
    atLeast(
        lines,
        "peak, gateway to bare, median of the pairs",
        samples.medianRatio("peak", s -> s.result().rate()),
        0.5);
    figure(
        lines,
        "peak of the gateway, turns/s, median",
        samples.median("peak", "gateway", s -> s.result().rate()));
    figure(
        lines,
        "peak of the bare server, turns/s, median",
        samples.median("peak", "bare", s -> s.result().rate()));
    figure(
        lines,
        "generator's own ceiling, turns/s",
        samples.median("ceiling", "echo", s -> s.result().rate()));
    figure(
        lines,
        "generator's reading thread at the bare server's peak, cores",
        samples.median("peak", "bare", s -> s.result().busy()));
    atMost(
        lines,
        "p99 at half of the own peak, ms, median",
        samples.median("half", "gateway", s -> s.result().p99()) / 1000,
        50);
    atMost(
        lines,
        "CPU per turn at 1,000 turns/s, gateway to bare, median",
        samples.medianRatio("cpu", Sample::serverMicros),
        3);
    figure(
        lines,
        "CPU per turn at 1,000 turns/s of Redis, µs, median",
        samples.median("cpu", "gateway", Sample::redisMicros));
    figure(
        lines,
        "CPU per turn at 1,000 turns/s of MariaDB, µs, median",
        samples.median("cpu", "gateway", Sample::mariaDbMicros));
    atMost(
        lines,
        "p50 beside many live sessions to beside few",
        manyToFew(s -> s.result().p50()),
        1.1);
    atMost(
        lines,
        "CPU per turn beside many live sessions to beside few",
        manyToFew(Sample::serverMicros),
        1.1);
    atMost(lines, "first start on embedded stores, s, worst", starts.worst("first"), 40);
    atMost(lines, "later start on embedded stores, s, worst", starts.worst("later"), 15);
    atMost(lines, "start on external stores, s, worst", starts.worst("external"), 5);
    atMost(lines, "resident memory after everything, MiB", residentMiB, 512);
    figure(
        lines,
        "errors",
        (double)
            samples.all().stream()
                .filter(s -> !s.part().equals("open"))
                .mapToLong(s -> s.result().errors())
                .sum());
    return lines;
  }

  private double manyToFew(java.util.function.ToDoubleFunction<Sample> figure) {
    return samples.median("live-many", "gateway", figure)
        / samples.median("live-few", "gateway", figure);
  }

  private static void atLeast(List<String> lines, String name, double value, double limit) {
    line(
        lines,
        name,
        value,
        String.format(Locale.ROOT, "≥ %.2f", limit),
        value >= limit ? "reached" : "**missed**");
  }

  private static void atMost(List<String> lines, String name, double value, double limit) {
    line(
        lines,
        name,
        value,
        String.format(Locale.ROOT, "≤ %.1f", limit),
        value <= limit ? "reached" : "**missed**");
  }

  private static void figure(List<String> lines, String name, double value) {
    line(lines, name, value, "", "");
  }

  private static void line(
      List<String> lines, String name, double value, String limit, String verdict) {
    if (!Double.isNaN(value)) {
      String shown = String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
      lines.add("| " + name + " | " + shown + " | " + limit + " | " + verdict + " |");
    }
  }
}
