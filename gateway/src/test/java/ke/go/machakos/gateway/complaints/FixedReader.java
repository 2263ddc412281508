package ke.go.machakos.gateway.complaints;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.nlp.Place;
import ke.go.machakos.nlp.Ranking;
import ke.go.machakos.nlp.Urgency;
import ke.go.machakos.nlp.Verdict;
import ke.go.machakos.nlp.Verdict.Decision;

/** Makes of each text what a test says, and nothing of any other. */
final class FixedReader implements Reader {
  private static final Verdict NOTHING =
      new Verdict(
          "und", List.of(), Optional.of(Urgency.ROUTINE), Decision.HUMAN, Map.of(), "fixed");

  private final Map<String, Verdict> verdicts = new HashMap<>();

  /** Sure of one service. */
  FixedReader sure(String text, String language, String service, String... wards) {
    return put(text, language, Decision.ROUTE, Urgency.ROUTINE, List.of(service), wards);
  }

  /** Sure that somebody must come at once. */
  FixedReader danger(String text, String language, String service, String... wards) {
    return put(text, language, Decision.ROUTE, Urgency.EMERGENCY, List.of(service), wards);
  }

  /** Not sure which of three. */
  FixedReader unsure(String text, String language, List<String> services, String... wards) {
    return put(text, language, Decision.ASK, Urgency.ROUTINE, services, wards);
  }

  /** Knows the places alone. */
  FixedReader place(String text, Place.Kind kind, String code) {
    return with(
        text,
        new Verdict(
            "und",
            List.of(),
            Optional.of(Urgency.ROUTINE),
            Decision.HUMAN,
            Map.of(kind, List.of(code)),
            "fixed"));
  }

  FixedReader with(String text, Verdict verdict) {
    verdicts.put(text, verdict);
    return this;
  }

  private FixedReader put(
      String text,
      String language,
      Decision decision,
      Urgency urgency,
      List<String> services,
      String... wards) {
    Stream<Ranking.Score> scores =
        services.stream().map(code -> new Ranking.Score(code, 0.9 / services.size()));
    return with(
        text,
        new Verdict(
            language,
            scores.toList(),
            Optional.of(urgency),
            decision,
            Map.of(Place.Kind.WARD, List.of(wards)),
            "fixed"));
  }

  @Override
  public Verdict read(String words) {
    return verdicts.getOrDefault(words, NOTHING);
  }
}
