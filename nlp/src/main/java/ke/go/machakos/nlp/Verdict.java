package ke.go.machakos.nlp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be done with a message.
 *
 * @param language {@code en}, {@code sw}, {@code mixed}, {@code kam}, or {@code und}
 * @param services the three likeliest, the likeliest first; empty where nothing is known of it
 * @param urgency empty where it was not judged
 * @param decision route it, ask its sender which of the services was meant, or give it to a human
 * @param places the codes of the places that it names, by their kind
 * @param model the version of the model that says so; empty where none does
 */
public record Verdict(
    String language,
    List<Ranking.Score> services,
    Optional<Urgency> urgency,
    Decision decision,
    Map<Place.Kind, List<String>> places,
    String model) {
  /** What comes next. */
  public enum Decision {
    ROUTE,
    ASK,
    HUMAN
  }

  /** What is said without a trained model, and of a message that the model knows nothing of. */
  static final Verdict HUMAN =
      new Verdict("und", List.of(), Optional.empty(), Decision.HUMAN, Map.of(), "");

  public Verdict {
    services = List.copyOf(services);
    places = Map.copyOf(places);
  }

  static Verdict of(Classifier classifier, String message) {
    Ranking ranking = classifier.rank(message);
    if (ranking.isEmpty()) {
      return HUMAN;
    }
    return new Verdict(
        "und",
        ranking.scores().stream().limit(3).toList(),
        Optional.empty(),
        classifier.isSure(ranking, "") ? Decision.ROUTE : Decision.ASK,
        Map.of(),
        "");
  }

  /** The codes of the wards that the message names. */
  public List<String> wards() {
    return places.getOrDefault(Place.Kind.WARD, List.of());
  }

  /**
   * One JSON object. Of a message that was not judged the language is "und", urgency null and the
   * wards empty: nothing is claimed.
   */
  String json() {
    String listed =
        services.stream()
            .map(
                score ->
                    String.format(
                        Locale.ROOT,
                        "{\"code\":%s,\"p\":%.4f}",
                        quoted(score.label()),
                        score.probability()))
            .collect(Collectors.joining(","));
    return "{\"language\":"
        + quoted(language)
        + ",\"services\":["
        + listed
        + "],\"urgency\":"
        + urgency.map(it -> quoted(it.code())).orElse("null")
        + ",\"decision\":"
        + quoted(decision.name().toLowerCase(Locale.ROOT))
        + ",\"wards\":["
        + wards().stream().map(Verdict::quoted).collect(Collectors.joining(","))
        + "]}";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
