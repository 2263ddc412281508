package ke.go.machakos.nlp;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An evaluation as text. */
final class Report {
  private Report() {}

  static String of(Evaluation evaluation) {
    Evaluation.Coverage sure = Evaluation.coverage(evaluation.predictions(), 0.95);
    return line("messages", Integer.toString(evaluation.predictions().size()))
        + line("labels", Integer.toString(evaluation.labels().size()))
        + line("accuracy", figure(evaluation.accuracy()))
        + line("macro-F1", figure(evaluation.macroF1()))
        + line("top-3", figure(evaluation.topThree()))
        + line("calibration error", figure(evaluation.calibrationError()))
        + line("coverage at 95 % accuracy", figure(sure.share()))
        + line("not understood", figure(evaluation.notUnderstood()))
        + "\nconfusion (label: how many, F1; said instead)\n"
        + evaluation.labels().stream()
            .map(label -> confusion(evaluation, label))
            .collect(Collectors.joining());
  }

  private static String line(String name, String value) {
    return String.format(Locale.ROOT, "%-26s %s%n", name, value);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String confusion(Evaluation evaluation, String label) {
    List<Prediction> mine =
        evaluation.predictions().stream().filter(it -> it.truth().equals(label)).toList();
    String wrong =
        mine.stream()
            .filter(it -> !it.right())
            .collect(Collectors.groupingBy(Report::saidInstead, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Long> it) -> -it.getValue())
                    .thenComparing(it -> it.getKey()))
            .map(it -> it.getKey() + " " + it.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "  %-24s %5d  %.3f  %s%n",
        label,
        mine.size(),
        evaluation.f1(label),
        wrong.isEmpty() ? "-" : wrong);
  }

  private static String saidInstead(Prediction prediction) {
    return prediction.said().isEmpty()
        ? "(nothing)"
        : prediction.said().scores().getFirst().label();
  }
}
