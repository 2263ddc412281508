package ke.go.machakos.gateway.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Counts the turns of one phase. Only the generator's reading thread may call it. */
final class Tally {

  /** Latency is kept to a minute, in nanoseconds. */
  private static final long LONGEST = 60_000_000_000L;

  private final Histogram latency = new Histogram(LONGEST, 3);
  private final Map<String, Long> kinds = new TreeMap<>();
  private final long measureFrom;
  private final long measureTo;
  private long measured;
  private long all;

  /**
   * @param measureFrom when the measured time begins, by {@link System#nanoTime}
   * @param measureTo when it ends
   */
  Tally(long measureFrom, long measureTo) {
    this.measureFrom = measureFrom;
    this.measureTo = measureTo;
  }

  /**
   * Notes an answered turn: its latency if it was meant for the measured time, its count if it was
   * answered within.
   */
  void answered(long intended, long now) {
    all++;
    if (now >= measureFrom && now < measureTo) {
      measured++;
    }
    if (intended >= measureFrom && intended < measureTo) {
      latency.recordValue(Math.min(now - intended, LONGEST));
    }
  }

  void error(String kind, long count) {
    if (count > 0) {
      kinds.merge(kind, count, Long::sum);
    }
  }

  Histogram latency() {
    return latency;
  }

  long measured() {
    return measured;
  }

  long all() {
    return all;
  }

  long errors() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  String kinds() {
    return kinds.entrySet().stream()
        .map(kind -> kind.getKey() + ":" + kind.getValue())
        .collect(Collectors.joining(","));
  }
}
