package ke.go.machakos.nlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** How well an {@link Understanding} reads messages that it has not seen, by language. */
final class CountyReport {
  private static final List<String> LANGUAGES = List.of("en", "sw", "mixed", "kam");

  private final List<Message> messages;
  private final Map<String, String> departments;
  private final List<Verdict> verdicts = new ArrayList<>();

  /**
   * Reads every message.
   *
   * @param departments of each service
   */
  CountyReport(
      Understanding understanding, List<Message> messages, Map<String, String> departments) {
    this.messages = messages;
    this.departments = departments;
    messages.forEach(message -> verdicts.add(understanding.read(message.text())));
  }

  /** The department of each service in the county's file of services. */
  static Map<String, String> departments(Path services) throws IOException {
    Map<String, String> departments = new HashMap<>();
    for (String line : Files.readAllLines(services)) {
      List<String> fields = List.of(line.split(",", -1));
      departments.put(fields.get(0), fields.get(1));
    }
    return departments;
  }

  private record Read(Message message, Verdict verdict) {
    String first() {
      return verdict.services().isEmpty() ? "" : verdict.services().getFirst().label();
    }

    boolean right() {
      return first().equals(message.service());
    }

    boolean amongThree() {
      return verdict.services().stream().anyMatch(it -> it.label().equals(message.service()));
    }

    boolean pressing() {
      return !message.urgency().equals("routine");
    }

    boolean saidPressing() {
      return verdict.urgency().filter(it -> it != Urgency.ROUTINE).isPresent();
    }

    boolean misread() {
      return !right() || pressing() != saidPressing();
    }

    String line() {
      return String.join(
          "\t",
          message.language(),
          message.service(),
          first(),
          message.urgency(),
          verdict.urgency().map(Urgency::code).orElse(""),
          verdict.decision().name(),
          message.text());
    }
  }

  /** A figure for each language that has messages, in a table that a README can hold. */
  String table() {
    StringBuilder out = new StringBuilder();
    out.append("| figure | ").append(String.join(" | ", languages())).append(" |\n|---|");
    out.append("--:|".repeat(languages().size())).append('\n');
    row(out, "messages", reads -> (double) reads.size());
    row(out, "service, first", reads -> share(reads, Read::right));
    row(out, "department", reads -> share(reads, this::departmentRight));
    row(out, "service, among three", reads -> share(reads, Read::amongThree));
    row(out, "routed without asking", reads -> share(reads, CountyReport::routed));
    row(
        out,
        "right where routed",
        reads -> share(reads.stream().filter(CountyReport::routed).toList(), Read::right));
    row(out, "calibration error", CountyReport::calibrationError);
    row(
        out,
        "urgent and emergency, recall",
        reads -> share(reads.stream().filter(Read::pressing).toList(), Read::saidPressing));
    row(
        out,
        "urgent and emergency, precision",
        reads -> share(reads.stream().filter(Read::saidPressing).toList(), Read::pressing));
    row(out, "ward, recall", CountyReport::wardRecall);
    row(out, "ward, precision", CountyReport::wardPrecision);
    row(out, "junk, F1", CountyReport::junk);
    row(
        out,
        "language",
        reads -> share(reads, it -> it.verdict().language().equals(it.message().language())));
    return out.toString();
  }

  private List<String> languages() {
    return LANGUAGES.stream().filter(it -> !reads(it).isEmpty()).toList();
  }

  private void row(StringBuilder out, String name, Function<List<Read>, Double> figure) {
    out.append("| ").append(name);
    for (String language : languages()) {
      double value = figure.apply(reads(language));
      out.append(String.format(Locale.ROOT, value > 1 ? " | %.0f" : " | %.3f", value));
    }
    out.append(" |\n");
  }

  private List<Read> reads(String language) {
    List<Read> reads = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).language().equals(language)) {
        reads.add(new Read(messages.get(i), verdicts.get(i)));
      }
    }
    return reads;
  }

  private static double share(List<Read> reads, Predicate<Read> test) {
    return reads.isEmpty()
        ? Double.NaN
        : (double) reads.stream().filter(test).count() / reads.size();
  }

  private boolean departmentRight(Read read) {
    return departments
        .getOrDefault(read.first(), "?")
        .equals(departments.get(read.message().service()));
  }

  private static boolean routed(Read read) {
    return read.verdict().decision() == Verdict.Decision.ROUTE;
  }

  private static double calibrationError(List<Read> reads) {
    return new Evaluation(
            reads.stream()
                .map(
                    it ->
                        new Prediction(
                            it.message().service(), new Ranking(it.verdict().services())))
                .toList())
        .calibrationError();
  }

  private static double wardRecall(List<Read> reads) {
    return wards(reads, it -> it.message().wards().size());
  }

  private static double wardPrecision(List<Read> reads) {
    return wards(reads, it -> it.verdict().wards().size());
  }

  private static double wards(List<Read> reads, Function<Read, Integer> all) {
    long found =
        reads.stream()
            .mapToLong(
                it -> it.message().wards().stream().filter(it.verdict().wards()::contains).count())
            .sum();
    return (double) found / reads.stream().mapToInt(all::apply).sum();
  }

  private static double junk(List<Read> reads) {
    long both = reads.stream().filter(it -> it.right() && it.first().equals("JUNK")).count();
    long either =
        reads.stream().filter(it -> it.first().equals("JUNK")).count()
            + reads.stream().filter(it -> it.message().service().equals("JUNK")).count();
    return 2.0 * both / either;
  }

  /**
   * Each message whose service or urgency was misread, one a line: its language, its service and
   * what that was taken for, its urgency and what that was, what would be done, and its text.
   */
  String misread() {
    StringBuilder out = new StringBuilder();
    for (String language : LANGUAGES) {
      reads(language).stream()
          .filter(Read::misread)
          .forEach(it -> out.append(it.line()).append('\n'));
    }
    return out.toString();
  }

  /** Which service was taken for which, the commonest first. */
  String confusions(int atMost) {
    Map<String, Integer> counts = new HashMap<>();
    for (String language : LANGUAGES) {
      reads(language).stream()
          .filter(it -> !it.right())
          .forEach(
              it ->
                  counts.merge(
                      it.message().service() + " taken for " + it.first(), 1, Integer::sum));
    }
    StringBuilder out = new StringBuilder();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(atMost)
        .forEach(
            it ->
                out.append("- ")
                    .append(it.getKey())
                    .append(": ")
                    .append(it.getValue())
                    .append('\n'));
    return out.toString();
  }
}
