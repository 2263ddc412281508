package ke.go.machakos.gateway.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All that was measured so far, in the order of measuring. */
final class Samples {

  private final List<Sample> all = new ArrayList<>();

  void add(Sample sample) {
    all.add(sample);
  }

  List<Sample> all() {
    return List.copyOf(all);
  }

  List<Sample> of(String part) {
    return all.stream().filter(sample -> sample.part().equals(part)).toList();
  }

  List<Sample> of(String part, String server) {
    return of(part).stream().filter(sample -> sample.server().equals(server)).toList();
  }

  double median(String part, String server, ToDoubleFunction<Sample> figure) {
    return median(of(part, server).stream().mapToDouble(figure).toArray());
  }

  /**
   * The middle of the values; of an even number, the mean of the two in the middle; of none, not a
   * number.
   */
  static double median(double... values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The middle of the ratios gateway to bare, each of two runs that followed each other. */
  double medianRatio(String part, ToDoubleFunction<Sample> figure) {
    List<Sample> gateway = of(part, "gateway");
    List<Sample> bare = of(part, "bare");
    double[] ratios = new double[Math.min(gateway.size(), bare.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(gateway.get(i)) / figure.applyAsDouble(bare.get(i));
    }
    return median(ratios);
  }
}
