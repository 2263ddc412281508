package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what was measured: a table for a person, the raw figures for a program, and the plots. */
final class Report {

  private static final String HEADER =
      """
      | part | server | offered/s | turns/s | p50 ms | p99 ms | p99.9 ms | max ms | errors | \
      server CPU µs/turn | Redis | MariaDB | generator cores |
      |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  private final StringBuilder text = new StringBuilder();
  private final Plan plan;
  private final Samples samples;
  private final Starts starts;
  private final double residentMiB;
  private final Optional<String> texts;
  private final Optional<String> records;

  /**
   * @param residentMiB the gateway's memory after everything; not a number if it was not run
   */
  Report(
      Plan plan,
      Samples samples,
      Starts starts,
      double residentMiB,
      Optional<String> texts,
      Optional<String> records) {
    this.plan = plan;
    this.samples = samples;
    this.starts = starts;
    this.residentMiB = residentMiB;
    this.texts = texts;
    this.records = records;
  }

  /** Writes results.md, results.csv and the plots that have figures, and prints the first. */
  void write() throws IOException {
    Path folder = Files.createDirectories(plan.target());
    text.append("Machine: ").append(Machine.here().markdown()).append(".\n");
    text.append("JVM of both servers: `").append(String.join(" ", plan.jvm())).append("`.");
    text.append(remark()).append("\n\n");
    new Verdicts(samples, starts, residentMiB)
        .lines()
        .forEach(line -> text.append(line).append('\n'));
    table("Peak, closed loop of " + Plan.CONNECTIONS + " connections", "ceiling", "peak");
    table("Open model, rising rates", "open", "half");
    table("Processor time at a steady rate", "cpu");
    table("Live sessions", "live-few", "live-many", "resumed");
    startTable();
    texts.ifPresent(this::textTable);
    records.ifPresent(it -> text.append("\n**Among the records of years**\n\n").append(it));
    Files.writeString(folder.resolve("results.md"), text);
    List<String> csv = new ArrayList<>(List.of(Sample.HEADER));
    samples.all().forEach(sample -> csv.add(sample.csv()));
    starts
        .all()
        .forEach(
            start ->
                csv.add(
                    String.format(
                        Locale.ROOT, "start-%s,gateway,%.2f", start.kind(), start.seconds())));
    Files.write(folder.resolve("results.csv"), csv);
    Plots plots = new Plots(folder);
    if (!samples.of("peak").isEmpty()) {
      plots.peak(samples);
    }
    if (!samples.of("open").isEmpty()) {
      plots.latency(samples);
    }
    System.out.println(text);
  }

  private String remark() {
    String quick =
        plan.quick() ? " Quick run: the figures show that the bench works and nothing else." : "";
    return quick + (plan.rehearsal() ? " Rehearsal: the gateway is a second bare server." : "");
  }

  private void table(String title, String... parts) {
    List<Sample> rows = new ArrayList<>();
    for (String part : parts) {
      rows.addAll(samples.of(part));
    }
    if (rows.isEmpty()) {
      return;
    }
    text.append("\n**").append(title).append("**\n\n").append(HEADER);
    rows.forEach(row -> text.append(row(row)));
  }

  private static String row(Sample row) {
    Result result = row.result();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %,.0f | %.2f | %.2f | %.2f | %.2f | %d | %.1f | %.1f | %.1f | %.2f |%n",
        row.part(),
        row.server(),
        row.offered() > 0 ? String.format(Locale.ROOT, "%,.0f", row.offered()) : "",
        result.rate(),
        result.p50() / 1000,
        result.p99() / 1000,
        result.p999() / 1000,
        result.max() / 1000,
        result.errors(),
        row.serverMicros(),
        row.redisMicros(),
        row.mariaDbMicros(),
        result.cpu());
  }

  private void textTable(String row) {
    text.append("\n**From a text in to its answer at the provider**\n\n")
        .append("| texts/s | texts | p50 ms | p99 ms | max ms | unanswered |\n")
        .append("|--:|--:|--:|--:|--:|--:|\n")
        .append(row)
        .append('\n');
  }

  private void startTable() {
    if (starts.all().isEmpty()) {
      return;
    }
    text.append(
        "\n**Starts**\n\n| start | seconds | CPU seconds | ready line |\n|---|--:|--:|---|\n");
    for (Starts.Start start : starts.all()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.1f | %s |%n",
              start.kind(),
              start.seconds(),
              start.cpu(),
              start.line()));
    }
  }
}
