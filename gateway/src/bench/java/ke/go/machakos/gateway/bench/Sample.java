package ke.go.machakos.gateway.bench;

import java.util.Locale;

/**
 * One measured phase.
 *
 * @param part of the bench: peak, open, cpu, live-1000 and so on
 * @param server gateway or bare
 * @param offered turns a second asked for; 0 in a closed loop
 * @param result what the generator saw
 * @param usage processor seconds of the server and its stores during the whole phase
 */
record Sample(String part, String server, double offered, Result result, Usage usage) {

  static final String HEADER =
      "part,server,offered,rate,p50_us,p99_us,p999_us,max_us,errors,server_us,redis_us,mariadb_us,"
          + "generator_cores,generator_thread";

  /** Processor microseconds a turn of the server's own process. */
  double serverMicros() {
    return perTurn(usage.server());
  }

  double redisMicros() {
    return perTurn(usage.redis());
  }

  double mariaDbMicros() {
    return perTurn(usage.mariaDb());
  }

  private double perTurn(double seconds) {
    return seconds * 1e6 / Math.max(1, result.all());
  }

  /** The sample for a person who watches. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-12s %-8s %,8.0f turns/s  p50 %,7.0f  p99 %,7.0f  p99.9 %,7.0f us  %,6.1f us cpu (redis %.1f, mariadb %.1f)"
            + "  generator %.2f cores  errors %d %s",
        part,
        server,
        result.rate(),
        result.p50(),
        result.p99(),
        result.p999(),
        serverMicros(),
        redisMicros(),
        mariaDbMicros(),
        result.cpu(),
        result.errors(),
        result.kinds());
  }

  String csv() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%d,%.1f,%.1f,%.1f,%.2f,%.2f",
        part,
        server,
        offered,
        result.rate(),
        result.p50(),
        result.p99(),
        result.p999(),
        result.max(),
        result.errors(),
        serverMicros(),
        redisMicros(),
        mariaDbMicros(),
        result.cpu(),
        result.busy());
  }
}
