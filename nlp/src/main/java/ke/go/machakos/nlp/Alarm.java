package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * From where on a message is taken to press: what the model of urgency makes of it, moved a little
 * by how often messages about the same service press, against a threshold of its language.
 *
 * @param usual the odds that a message presses, as a logarithm: for each service, and "" for all
 * @param at the least odds that are believed, likewise: for each language, and "" for all
 */
record Alarm(Map<String, Double> usual, Map<String, Double> at) {
  /** How many of the held-out messages that press each threshold must find. */
  private static final double RECALL = 0.96;

  /** Where the words alone find enough: what the model holds likelier than not is still heard. */
  private static final double CERTAIN = 0;

  /** How far the service moves the odds; authors disagree least about urgency at this. */
  private static final double TRUST = 0.3;

  /** A language with fewer messages that press has the threshold of all. */
  private static final int ENOUGH = 200;

  /** So many messages of no service in particular are added to those of each. */
  private static final double BORROWED = 2;

  Alarm {
    usual = Map.copyOf(usual);
    at = Map.copyOf(at);
  }

  /** A message that was held out: whether it presses and is found by words, and its odds. */
  private record Heard(String language, boolean presses, boolean byWords, double odds) {}

  /** What was said of one message. */
  private record Both(Classifier.Held urgency, Classifier.Held service) {}

  /** Finds the thresholds on what was said of the same messages while they were held out. */
  static Alarm fit(
      List<Classifier.Held> urgencies, List<Classifier.Held> services, DangerWords words) {
    Map<String, Classifier.Held> about =
        services.stream()
            .collect(Collectors.toMap(it -> it.text().text(), it -> it, (one, other) -> one));
    List<Both> both =
        urgencies.stream()
            .flatMap(
                it ->
                    Optional.ofNullable(about.get(it.text().text())).stream()
                        .map(service -> new Both(it, service)))
            .toList();
    Alarm unset = new Alarm(usual(both), Map.of());
    List<Heard> all = both.stream().map(it -> unset.heard(it, words)).toList();
    Map<String, Double> at = new HashMap<>();
    at.put("", threshold(all));
    all.stream()
        .collect(Collectors.groupingBy(Heard::language))
        .forEach(
            (language, its) -> {
              if (its.stream().filter(Heard::presses).count() >= ENOUGH) {
                at.put(language, threshold(its));
              }
            });
    return new Alarm(unset.usual(), at);
  }

  private Heard heard(Both said, DangerWords words) {
    Labelled text = said.urgency().text();
    return new Heard(
        text.language(),
        presses(said.urgency()),
        words.in(text.text()).isPresent(),
        odds(said.urgency().prediction().said(), said.service().prediction().said()));
  }

  private static Map<String, Double> usual(List<Both> both) {
    double share =
        both.stream().mapToDouble(it -> presses(it.urgency()) ? 1 : 0).average().orElse(0.5);
    Map<String, Double> usual = new HashMap<>(Map.of("", logit(share)));
    both.stream()
        .collect(Collectors.groupingBy(it -> it.service().text().label()))
        .forEach(
            (service, its) -> {
              long pressing = its.stream().filter(it -> presses(it.urgency())).count();
              usual.put(service, logit((pressing + BORROWED * share) / (its.size() + BORROWED)));
            });
    return usual;
  }

  private static boolean presses(Classifier.Held held) {
    return !held.text().label().equals(Urgency.ROUTINE.code());
  }

  /** The highest odds from which on, with the words, nearly every message that presses is found. */
  private static double threshold(List<Heard> heard) {
    List<Heard> pressing = heard.stream().filter(Heard::presses).toList();
    List<Double> left =
        pressing.stream()
            .filter(it -> !it.byWords())
            .map(Heard::odds)
            .sorted(Comparator.reverseOrder())
            .toList();
    int wanted = (int) Math.ceil(RECALL * pressing.size()) - (pressing.size() - left.size());
    return wanted < 1 ? CERTAIN : left.get(wanted - 1);
  }

  /** Whether a message presses. */
  boolean rings(Ranking urgency, Ranking service, String language) {
    return odds(urgency, service) >= at.getOrDefault(language, at.getOrDefault("", CERTAIN));
  }

  private double odds(Ranking urgency, Ranking service) {
    double all = usual.getOrDefault("", 0.0);
    double expected =
        service.scores().stream()
            .mapToDouble(it -> it.probability() * chance(usual.getOrDefault(it.label(), all)))
            .sum();
    double moved = service.isEmpty() ? 0 : TRUST * (logit(expected) - all);
    return logit(Urgency.danger(urgency)) + moved;
  }

  private static double logit(double probability) {
    double sure = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
    return Math.log(sure / (1 - sure));
  }

  private static double chance(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }

  void write(DataOutputStream out) throws IOException {
    for (Map<String, Double> map : List.of(usual, at)) {
      out.writeInt(map.size());
      for (Map.Entry<String, Double> each : new TreeMap<>(map).entrySet()) {
        out.writeUTF(each.getKey());
        out.writeDouble(each.getValue());
      }
    }
  }

  static Alarm read(DataInputStream in) throws IOException {
    return new Alarm(map(in), map(in));
  }

  private static Map<String, Double> map(DataInputStream in) throws IOException {
    Map<String, Double> map = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String key = in.readUTF();
      map.put(key, in.readDouble());
    }
    return map;
  }
}
