package ke.go.machakos.nlp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the county makes of a message: language, service, urgency, places. One joint model over all
 * languages decides the service; the language only picks the reply and the threshold. Immutable and
 * thread-safe.
 */
public final class Understanding {
  /**
   * From here on a message that is not routine is more than urgent; below, somebody still acts
   * today.
   */
  private static final double EMERGENCY_AT = 0.4;

  private static final int MAGIC = 0x4d4c5532;

  private final Classifier services;
  private final Classifier languages;
  private final Classifier urgencies;
  private final Stakes stakes;
  private final double dangerAt;
  private final String version;
  private final Places places = Places.shipped();
  private final DangerWords dangers = DangerWords.shipped();

  private Understanding(
      String version,
      Classifier services,
      Classifier languages,
      Classifier urgencies,
      Stakes stakes,
      double dangerAt) {
    this.version = version;
    this.services = services;
    this.languages = languages;
    this.urgencies = urgencies;
    this.stakes = stakes;
    this.dangerAt = dangerAt;
  }

  /** Trains on messages; the same messages give the same bytes. */
  static Understanding train(List<Message> messages) throws IOException {
    Classifier.Learnt services =
        Classifier.learn(
            messages.stream().map(it -> it.labelled(Message::service)).toList(), Learner.LIGHT);
    Classifier.Learnt urgencies =
        Classifier.learn(
            messages.stream().map(it -> it.labelled(Message::urgency)).toList(), Learner.FIRM);
    List<Stakes.Heard> heard = heard(messages, services.heldOut(), urgencies.heldOut());
    Stakes stakes = Stakes.fit(heard);
    return new Understanding(
        version(messages),
        services.classifier(),
        Classifier.train(messages.stream().map(it -> it.labelled(Message::language)).toList()),
        urgencies.classifier(),
        stakes,
        Urgency.threshold(heard, stakes, DangerWords.shipped()));
  }

  /**
   * What was made of each message by models that had not seen it: how soon somebody must act is
   * learnt beside the same guesses, right or wrong, as it will be judged beside.
   */
  private static List<Stakes.Heard> heard(
      List<Message> messages, List<Classifier.Held> services, List<Classifier.Held> urgencies) {
    Map<String, Ranking> about = said(services);
    Map<String, Ranking> words = said(urgencies);
    Ranking nothing = new Ranking(List.of());
    return messages.stream()
        .map(
            it ->
                new Stakes.Heard(
                    it,
                    about.getOrDefault(it.text(), nothing),
                    words.getOrDefault(it.text(), nothing)))
        .toList();
  }

  private static Map<String, Ranking> said(List<Classifier.Held> heldOut) {
    Map<String, Ranking> said = new HashMap<>();
    heldOut.forEach(it -> said.put(it.text().text(), it.prediction().said()));
    return said;
  }

  private static String first(Ranking ranking) {
    return ranking.isEmpty() ? "" : ranking.scores().getFirst().label();
  }

  /** The name of the model that learns from messages. */
  static String version(List<Message> messages) {
    return String.format(Locale.ROOT, "%d-%08x", messages.size(), messages.hashCode());
  }

  /**
   * The same after it has learnt what some more messages are about.
   *
   * @param old the messages that it came of
   * @param lessons the new ones; of a service that it does not know nothing is learnt
   */
  Understanding taught(String otherVersion, List<Labelled> old, List<Labelled> lessons) {
    return new Understanding(
        otherVersion, services.taught(old, lessons), languages, urgencies, stakes, dangerAt);
  }

  /** The model that the build trained, or empty in a build without. */
  public static Optional<Understanding> shipped() throws IOException {
    try (InputStream in = Understanding.class.getResourceAsStream("county.model")) {
      return in == null ? Optional.empty() : Optional.of(read(in));
    }
  }

  /** What tells this model from any other: how many messages it learnt from, and their hash. */
  public String version() {
    return version;
  }

  /** What is made of a message. */
  public Verdict read(String message) {
    List<String> words = Features.words(message);
    Ranking language = languages.rank(message, words);
    String spoken = language.isEmpty() ? "und" : first(language);
    Ranking ranking = services.rank(message, words);
    Verdict.Decision decision =
        services.isSure(ranking, spoken)
            ? Verdict.Decision.ROUTE
            : services.isWorthAsking(ranking) ? Verdict.Decision.ASK : Verdict.Decision.HUMAN;
    return new Verdict(
        spoken,
        ranking.scores().stream().limit(3).toList(),
        Optional.of(urgency(message, words, ranking)),
        ranking.isEmpty() ? Verdict.Decision.HUMAN : decision,
        places(message),
        version);
  }

  /** The likeliest service alone; empty where nothing is known of the message. */
  String first(String message) {
    return first(services.rank(message));
  }

  /** Why a message is, or is not, taken for a service. */
  public Explanation explain(String message, String service, int atMost) {
    return Explanation.of(services, message, service, atMost);
  }

  private Urgency urgency(String message, List<String> words, Ranking about) {
    if (dangers.in(message).isPresent()) {
      return Urgency.EMERGENCY;
    }
    Ranking said = stakes.of(about, urgencies.rank(message, words));
    if (Urgency.danger(said) < dangerAt) {
      return Urgency.ROUTINE;
    }
    return said.probability(Urgency.EMERGENCY.code()) >= EMERGENCY_AT
        ? Urgency.EMERGENCY
        : Urgency.URGENT;
  }

  private Map<Place.Kind, List<String>> places(String message) {
    return places.in(message).stream()
        .collect(
            Collectors.groupingBy(
                Place::kind, Collectors.mapping(Place::code, Collectors.toList())));
  }

  /** The words that weighed most for the service that is likeliest, the heaviest first. */
  public List<String> reasons(String message, int atMost) {
    return services.reasons(message, atMost).stream()
        .map(it -> String.format(Locale.ROOT, "%s %.2f", it.label(), it.probability()))
        .toList();
  }

  void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeUTF(version);
    out.writeDouble(dangerAt);
    stakes.write(out);
    for (Classifier part : List.of(services, languages, urgencies)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      part.write(bytes);
      out.writeInt(bytes.size());
      bytes.writeTo(out);
    }
    out.flush();
  }

  /** Whether a file begins as one of these does. */
  static boolean begins(byte... start) {
    return start.length >= Integer.BYTES && java.nio.ByteBuffer.wrap(start).getInt() == MAGIC;
  }

  static Understanding read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC) {
      throw new IOException("not a model of messages to the county");
    }
    String version = in.readUTF();
    double dangerAt = in.readDouble();
    Stakes stakes = Stakes.read(in);
    return new Understanding(version, part(in), part(in), part(in), stakes, dangerAt);
  }

  private static Classifier part(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return Classifier.read(new ByteArrayInputStream(bytes));
  }
}
