package ke.go.machakos.gateway.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;

/** How long something took, many times, and how often it went wrong. Thread-safe. */
final class Latency {
  static final String HEADER =
      """
      | what | a second | measured | p50 ms | p99 ms | max ms | must be | wrong |
      |---|--:|--:|--:|--:|--:|--:|--:|
      """;

  private final String name;
  private final int limitMillis;
  private final ConcurrentHistogram micros =
      new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
  private final AtomicInteger wrong = new AtomicInteger();

  /**
   * Of one thing.
   *
   * @param limitMillis what its p99 must stay under
   */
  Latency(String name, int limitMillis) {
    this.name = name;
    this.limitMillis = limitMillis;
  }

  void took(long nanos) {
    micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  void wentWrong() {
    wrong.incrementAndGet();
  }

  /** A row of the table under {@link #HEADER}. */
  String row(double rate) {
    double p99 = micros.getValueAtPercentile(99) / 1000.0;
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %,d | %.1f | %.1f | %.0f | p99 under %,d: %s | %d |%n",
        name,
        rate,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1000.0,
        p99,
        micros.getMaxValue() / 1000.0,
        limitMillis,
        p99 < limitMillis ? "reached" : "**missed**",
        wrong.get());
  }
}
