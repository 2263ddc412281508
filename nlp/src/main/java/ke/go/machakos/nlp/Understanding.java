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

  private static final int MAGIC = 0x4d4c5531;

  private final Classifier services;
  private final Classifier languages;
  private final Classifier urgencies;
  private final double dangerAt;
  private final String version;
  private final Places places = Places.shipped();
  private final DangerWords dangers = DangerWords.shipped();

  private Understanding(
      String version,
      Classifier services,
      Classifier languages,
      Classifier urgencies,
      double dangerAt) {
    this.version = version;
    this.services = services;
    this.languages = languages;
    this.urgencies = urgencies;
    this.dangerAt = dangerAt;
  }

  /** Trains on messages; the same messages give the same bytes. */
  static Understanding train(List<Message> messages) throws IOException {
    Classifier.Learnt services =
        Classifier.learn(
            messages.stream().map(it -> it.labelled(Message::service)).toList(), Learner.LIGHT);
    Map<String, String> about = taken(services.heldOut());
    Classifier.Learnt urgencies =
        Classifier.learn(
            messages.stream()
                .map(it -> it.labelled(Message::urgency, about.getOrDefault(it.text(), "")))
                .toList(),
            Learner.FIRM);
    return new Understanding(
        version(messages),
        services.classifier(),
        Classifier.train(messages.stream().map(it -> it.labelled(Message::language)).toList()),
        urgencies.classifier(),
        Urgency.threshold(urgencies.heldOut(), DangerWords.shipped()));
  }

  /**
   * What each text was taken to be about by models that had not seen it: how soon somebody must act
   * is learnt beside the same guesses, right or wrong, as it will be judged beside.
   */
  private static Map<String, String> taken(List<Classifier.Held> heldOut) {
    Map<String, String> taken = new HashMap<>();
    heldOut.forEach(it -> taken.put(it.text().text(), first(it.prediction().said())));
    return taken;
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
        otherVersion, services.taught(old, lessons), languages, urgencies, dangerAt);
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
        Optional.of(urgency(message, words, first(ranking))),
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

  private Urgency urgency(String message, List<String> words, String about) {
    if (dangers.in(message).isPresent()) {
      return Urgency.EMERGENCY;
    }
    Ranking said = urgencies.rank(message, words, about);
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
    return new Understanding(version, part(in), part(in), part(in), dangerAt);
  }

  private static Classifier part(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return Classifier.read(new ByteArrayInputStream(bytes));
  }
}
