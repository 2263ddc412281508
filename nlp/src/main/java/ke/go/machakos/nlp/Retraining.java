package ke.go.machakos.nlp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Teaches the shipped model of services what officers corrected, and holds what came of it against
 * messages that no model learns from. Languages and urgency stay as they were: nobody corrected
 * those, and a model that learns to miss a danger must not come of this. Immutable and thread-safe.
 */
public final class Retraining {
  private static final List<String> LANGUAGES = List.of("en", "sw", "mixed", "kam");
  private static final String UNKNOWN = "und";

  private final Understanding base;
  private final Seed seed;

  Retraining(Understanding base, Seed seed) {
    this.base = base;
    this.seed = seed;
  }

  /** Over the model and the messages that were shipped. */
  public static Retraining shipped() throws IOException {
    Understanding base =
        Understanding.shipped()
            .orElseThrow(() -> new IOException("this build has no model of messages"));
    return new Retraining(base, Seed.shipped());
  }

  /** Over those shipped messages alone that are about some services: small, and so fast. */
  public static Retraining over(Set<String> services) throws IOException {
    Seed seed = Seed.shipped().of(services);
    return new Retraining(Understanding.train(seed.train()), seed);
  }

  /** The model that has learnt from the seed alone. */
  public Understanding base() {
    return base;
  }

  /** A resident's words, and the service that an officer found them to be about. */
  public record Correction(String words, String service) {}

  /**
   * How many held-out messages of a language found their service at first.
   *
   * @param before with the model at work
   * @param after with the one that learnt anew
   */
  public record Line(String language, int messages, int before, int after) {
    public boolean drops() {
      return after < before;
    }
  }

  /** A model that learnt anew, and how it did. */
  public record Trial(Understanding model, List<Line> lines) {
    public Trial {
      lines = List.copyOf(lines);
    }

    /** Whether it may take over: no language lost a single message. */
    public boolean passes() {
      return lines.stream().noneMatch(Line::drops);
    }
  }

  /** Trains; the same seed and corrections give the same model. */
  public Trial with(List<Correction> corrections, Understanding atWork) throws IOException {
    List<Message> lessons = messages(corrections);
    Understanding model =
        base.taught(
            Understanding.version(Stream.concat(seed.train().stream(), lessons.stream()).toList()),
            services(seed.train()),
            services(lessons));
    return new Trial(
        model, LANGUAGES.stream().map(language -> line(language, atWork, model)).toList());
  }

  private static List<Labelled> services(List<Message> messages) {
    return messages.stream().map(it -> it.labelled(Message::service)).toList();
  }

  /** Corrections as messages, each of a voice of its own. */
  private List<Message> messages(List<Correction> corrections) {
    List<Message> messages = new ArrayList<>();
    for (Correction each : corrections) {
      String language = base.read(each.words()).language();
      messages.add(
          new Message(
              each.service(),
              Urgency.ROUTINE.code(),
              language.equals(UNKNOWN) ? "mixed" : language,
              "correction " + messages.size(),
              Set.of(),
              each.words()));
    }
    return messages;
  }

  private Line line(String language, Understanding before, Understanding after) {
    List<Message> spoken =
        seed.heldOut().stream().filter(it -> it.language().equals(language)).toList();
    return new Line(language, spoken.size(), right(spoken, before), right(spoken, after));
  }

  private static int right(List<Message> messages, Understanding model) {
    return (int)
        messages.stream().filter(it -> model.first(it.text()).equals(it.service())).count();
  }
}
