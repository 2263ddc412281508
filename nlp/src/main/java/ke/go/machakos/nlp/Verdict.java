package ke.go.machakos.nlp;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is to be done with a message.
 *
 * @param decision route it, ask its sender which of the services was meant, or give it to a human
 */
record Verdict(List<Ranking.Score> services, Decision decision) {
  enum Decision {
    ROUTE,
    ASK,
    HUMAN
  }

  /** What is said without a trained model, and of a message that the model knows nothing of. */
  static final Verdict HUMAN = new Verdict(List.of(), Decision.HUMAN);

  Verdict {
    services = List.copyOf(services);
  }

  static Verdict of(Classifier classifier, String message) {
    Ranking ranking = classifier.rank(message);
    if (ranking.isEmpty()) {
      return HUMAN;
    }
    return new Verdict(
        ranking.scores().stream().limit(3).toList(),
        classifier.isSure(ranking) ? Decision.ROUTE : Decision.ASK);
  }

  /**
   * One JSON object. The language is "und", urgency null and the wards empty until there are models
   * for them: nothing is claimed that was not judged.
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
    return "{\"language\":\"und\",\"services\":["
        + listed
        + "],\"urgency\":null,\"decision\":\""
        + decision.name().toLowerCase(Locale.ROOT)
        + "\",\"wards\":[]}";
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
