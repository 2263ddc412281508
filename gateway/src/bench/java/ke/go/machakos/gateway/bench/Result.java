package ke.go.machakos.gateway.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the generator saw in one phase.
 *
 * @param turns answered within the measured time
 * @param seconds the measured time
 * @param all turns answered in the whole phase
 * @param errors turns that were answered wrongly, late or not at all, in the whole phase
 * @param kinds the errors by kind, for a person
 * @param p50 median latency in microseconds; in an open phase from the moment when the turn should
 *     have been sent
 * @param p99 likewise
 * @param p999 likewise
 * @param max likewise
 * @param cpu cores that the generator's process kept busy
 * @param busy the share of a core that its reading thread used: at 1 the generator is the limit
 */
record Result(
    long turns,
    double seconds,
    long all,
    long errors,
    String kinds,
    double p50,
    double p99,
    double p999,
    double max,
    double cpu,
    double busy) {

  static Result of(Tally tally, double seconds, double cpu, double busy) {
    Histogram latency = tally.latency();
    return new Result(
        tally.measured(),
        seconds,
        tally.all(),
        tally.errors(),
        tally.kinds(),
        latency.getValueAtPercentile(50) / 1000.0,
        latency.getValueAtPercentile(99) / 1000.0,
        latency.getValueAtPercentile(99.9) / 1000.0,
        latency.getMaxValue() / 1000.0,
        cpu,
        busy);
  }

  double rate() {
    return turns / seconds;
  }

  Fields fields() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("turns", Long.toString(turns));
    values.put("seconds", Double.toString(seconds));
    values.put("all", Long.toString(all));
    values.put("errors", Long.toString(errors));
    values.put("kinds", kinds);
    values.put("p50", Double.toString(p50));
    values.put("p99", Double.toString(p99));
    values.put("p999", Double.toString(p999));
    values.put("max", Double.toString(max));
    values.put("cpu", Double.toString(cpu));
    values.put("busy", Double.toString(busy));
    return new Fields(values);
  }

  static Result parse(Fields fields) {
    return new Result(
        fields.number("turns", 0),
        fields.decimal("seconds", 1),
        fields.number("all", 0),
        fields.number("errors", 0),
        fields.text("kinds", ""),
        fields.decimal("p50", 0),
        fields.decimal("p99", 0),
        fields.decimal("p999", 0),
        fields.decimal("max", 0),
        fields.decimal("cpu", 0),
        fields.decimal("busy", 0));
  }
}
