package ke.go.machakos.gateway.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * What the process counts, in Prometheus' format. Thread-safe. Every meter of a turn is made
 * beforehand, for the screens that the menus know and for "other": a turn costs three lookups, and
 * a caller cannot make a series.
 */
public final class Metrics implements AutoCloseable {
  /** The label of a screen that the menus do not know, and of turns that reached none. */
  public static final String OTHER = "other";

  private static final Duration[] LATENCY =
      List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 3000, 10_000).stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);
  private static final double[] SEPTETS = {40, 80, 120, 140, 160, 184};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Map<String, Screen> screens;
  private final Screen other;
  private final Timer latency;
  private final DistributionSummary septets;
  private final Counter refusals;
  private final Counter started;
  private final Counter floods;
  private final Map<String, Counter> endings;
  private final Counter otherEnding;

  /** The meters of one screen. */
  private record Screen(Map<TurnOutcome, Counter> turns, Counter finished, Counter abandoned) {}

  /**
   * Makes the meters.
   *
   * @param screens the names of all screens of the menus
   */
  public Metrics(Set<String> screens) {
    Map<String, Screen> made = new HashMap<>();
    screens.forEach(name -> made.put(name, screen(name)));
    this.screens = Map.copyOf(made);
    other = this.screens.getOrDefault(OTHER, screen(OTHER));
    latency =
        Timer.builder("mlango.turn")
            .description("From the parsed turn to its reply")
            .serviceLevelObjectives(LATENCY)
            .register(registry);
    septets =
        DistributionSummary.builder("mlango.reply.septets")
            .description("Length of the screens sent")
            .serviceLevelObjectives(SEPTETS)
            .register(registry);
    refusals =
        counter("mlango.bulkhead.refusals", "Turns turned away because too many were at work");
    started = counter("mlango.sessions.started", "Dialogues begun");
    floods = counter("mlango.cases.flood", "Cases beyond twenty of a service and ward in an hour");
    endings =
        Map.of(
            "Success", endingCounter("Success"),
            "Incomplete", endingCounter("Incomplete"),
            "Failed", endingCounter("Failed"));
    otherEnding = endingCounter(OTHER);
    machine();
  }

  private Screen screen(String name) {
    EnumMap<TurnOutcome, Counter> turns = new EnumMap<>(TurnOutcome.class);
    Arrays.stream(TurnOutcome.values())
        .forEach(
            outcome ->
                turns.put(
                    outcome,
                    counter(
                        "mlango.turns",
                        "Turns answered",
                        "screen",
                        name,
                        "outcome",
                        outcome.label)));
    String ended = "Dialogues ended, by the last screen";
    return new Screen(
        turns,
        counter("mlango.sessions.ended", ended, "screen", name, "how", "finished"),
        counter("mlango.sessions.ended", ended, "screen", name, "how", "abandoned"));
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private void machine() {
    new JvmInfoMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /**
   * Counts one answered turn.
   *
   * @param screen the screen that the caller now sees
   * @param nanos how long the turn took, in nanoseconds
   * @param length the reply's length in septets, without its CON or END
   */
  public void turn(String screen, TurnOutcome outcome, long nanos, int length) {
    count(screen, outcome);
    latency.record(nanos, TimeUnit.NANOSECONDS);
    septets.record(length);
  }

  /** Counts a turn that no dialogue saw: a malformed body. */
  public void malformed() {
    count(OTHER, TurnOutcome.MALFORMED);
  }

  /** Counts a turn that the bulkhead turned away. */
  public void refused() {
    refusals.increment();
    count(OTHER, TurnOutcome.BUSY);
  }

  /** Counts a case of more than there should be of its kind. */
  public void flood() {
    floods.increment();
  }

  /** Counts a dialogue begun. */
  public void sessionStarted() {
    started.increment();
  }

  /** Counts a dialogue that reached an end, by the screen that ended it. */
  public void sessionFinished(String screen) {
    of(screen).finished().increment();
  }

  /** Counts a dialogue that its caller left, by the screen that waited last. */
  public void sessionAbandoned(String screen) {
    of(screen).abandoned().increment();
  }

  /** Counts what a network said of the end of a dialogue, which it seldom does. */
  public void ending(String status) {
    endings.getOrDefault(status, otherEnding).increment();
  }

  private Counter endingCounter(String status) {
    return counter("mlango.sessions.events", "Ends told by networks", "status", status);
  }

  private void count(String screen, TurnOutcome outcome) {
    Counter counter = of(screen).turns().get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  private Screen of(String screen) {
    return screens.getOrDefault(screen, other);
  }

  /**
   * Shows a figure that is read whenever the metrics are; {@code value} must be quick and must not
   * throw.
   */
  public void gauge(String name, String description, DoubleSupplier value) {
    Gauge.builder(name, value::getAsDouble)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /** Counts one of what happens seldom enough for its series to be looked up each time. */
  public void tally(String name, String description, String tag, String value) {
    counter(name, description, tag, value).increment();
  }

  /** Shows whether a store answered when it was last asked: 1 or 0. */
  void store(String name, DoubleSupplier up) {
    Gauge.builder("mlango.store.up", up::getAsDouble)
        .description("Whether the store answered when it was last asked")
        .tag("store", name)
        .strongReference(true)
        .register(registry);
  }

  /** All figures, as Prometheus reads them. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
