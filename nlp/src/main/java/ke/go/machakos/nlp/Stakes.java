package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.nlp.Ranking.Score;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * How soon somebody must act, of what the words say and of what a message is about: an expert for
 * each service, who believes the words as far as they were right of that service and knows how
 * often it presses, and each is heard as far as the message is likely to be his. The same words
 * press of a bribe and do not of a lost receipt. Immutable and thread-safe.
 */
final class Stakes {
  static final int LEVELS = Urgency.values().length;

  /** What is less likely than this is not what a message is about. */
  private static final double LEAST = 0.002;

  /** What the words hold less likely than this they hold for impossible. */
  private static final double IMPOSSIBLE = 1e-6;

  private static final double RIDGE = 0.3;
  private static final int ROUNDS = 60;
  private static final int REMEMBERED = 5;
  private static final int TRIES = 1000;

  private final List<String> services;
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Of each service how far words are believed, and by how much each level is raised. */
  private final double[] table;

  private Stakes(List<String> services, double... table) {
    this.services = List.copyOf(services);
    this.table = table;
    for (String service : services) {
      numbers.put(service, numbers.size());
    }
  }

  /**
   * A message that was held out.
   *
   * @param about the services that it was taken for
   * @param words how urgent its words alone were taken to be
   */
  record Heard(Message message, Ranking about, Ranking words) {
    boolean presses() {
      return Urgency.of(message.urgency()) != Urgency.ROUTINE;
    }

    int truth() {
      return Arrays.asList(Urgency.values()).indexOf(Urgency.of(message.urgency()));
    }
  }

  /** The services that a message may be about, the chance of each, and what its words say. */
  @SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
  record Said(int[] services, double[] chances, double[] words) {}

  /** Finds how far each service's words are believed, on messages that no model had seen. */
  static Stakes fit(List<Heard> heard) {
    List<String> services =
        heard.stream().map(it -> it.message().service()).distinct().sorted().toList();
    Stakes start = new Stakes(services, start(services, heard));
    List<Heard> known =
        heard.stream().filter(it -> !it.about().isEmpty() && !it.words().isEmpty()).toList();
    Regret regret =
        new Regret(
            known.stream().map(it -> start.said(it.about(), it.words())).toList(),
            known.stream().mapToInt(Heard::truth).toArray(),
            start.table);
    double[] change = new QNMinimizer(0, RIDGE, ROUNDS, REMEMBERED, TRIES).minimize(regret);
    double[] table = start.table.clone();
    Arrays.setAll(table, i -> table[i] + change[i]);
    return new Stakes(services, table);
  }

  /** Words believed as they are, and each level as often as the service has it. */
  private static double[] start(List<String> services, List<Heard> heard) {
    double[] table = new double[services.size() * (1 + LEVELS)];
    Arrays.fill(table, 0.5);
    for (Heard each : heard) {
      table[row(services.indexOf(each.message().service())) + 1 + each.truth()]++;
    }
    for (int row = 0; row < table.length; row += 1 + LEVELS) {
      double sum = Arrays.stream(table, row + 1, row + 1 + LEVELS).sum();
      for (int level = 0; level < LEVELS; level++) {
        table[row + 1 + level] = Math.log(table[row + 1 + level] / sum);
      }
      table[row] = 1;
    }
    return table;
  }

  static int row(int service) {
    return service * (1 + LEVELS);
  }

  /** How likely each level is to who knows a service. */
  static double[] expert(double[] table, int service, double... words) {
    double[] scores = new double[LEVELS];
    int row = row(service);
    for (int level = 0; level < LEVELS; level++) {
      scores[level] = table[row] * words[level] + table[row + 1 + level];
    }
    return Mix.chances(scores);
  }

  /** How likely each urgency is: what the words say where no service is known. */
  Ranking of(Ranking about, Ranking words) {
    Said said = said(about, words);
    if (words.isEmpty() || said.services().length == 0) {
      return words;
    }
    double[] all = new double[LEVELS];
    for (int i = 0; i < said.services().length; i++) {
      double[] expert = expert(table, said.services()[i], said.words());
      for (int level = 0; level < LEVELS; level++) {
        all[level] += said.chances()[i] * expert[level];
      }
    }
    return Classifier.ranking(Arrays.stream(Urgency.values()).map(Urgency::code).toList(), all);
  }

  private Said said(Ranking about, Ranking words) {
    List<Score> likely =
        about.scores().stream()
            .filter(it -> it.probability() >= LEAST && numbers.containsKey(it.label()))
            .toList();
    return new Said(
        likely.stream().mapToInt(it -> numbers.getOrDefault(it.label(), 0)).toArray(),
        Mix.shares(likely.stream().mapToDouble(Score::probability).toArray()),
        Arrays.stream(Urgency.values())
            .mapToDouble(it -> Math.log(Math.max(words.probability(it.code()), IMPOSSIBLE)))
            .toArray());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(services.size());
    for (String service : services) {
      out.writeUTF(service);
    }
    for (double each : table) {
      out.writeDouble(each);
    }
  }

  static Stakes read(DataInputStream in) throws IOException {
    List<String> services = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      services.add(in.readUTF());
    }
    double[] table = new double[services.size() * (1 + LEVELS)];
    for (int i = 0; i < table.length; i++) {
      table[i] = in.readDouble();
    }
    return new Stakes(services, table);
  }
}
