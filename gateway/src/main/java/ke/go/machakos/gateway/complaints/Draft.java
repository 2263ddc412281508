package ke.go.machakos.gateway.complaints;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.inbox.ReportDraft;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.nlp.Verdict;

/**
 * A report by SMS before it is a case.
 *
 * @param words all that its sender wrote of it
 * @param service as menus name it; {@code unsorted} where it is not known
 * @param question what its sender was asked last; empty where nothing was
 * @param offered what the numbers of that question stand for: services, wards, or a case
 * @param read what was made of the words, where they were read just now; not kept
 */
record Draft(
    Msisdn from,
    String words,
    Language language,
    String service,
    Optional<String> ward,
    Optional<String> landmark,
    Optional<Question> question,
    List<String> offered,
    Optional<Verdict> read) {
  Draft {
    offered = List.copyOf(offered);
  }

  /** A question that a report waits for an answer to. */
  enum Question {
    SERVICE,
    WARD,
    SAME;

    /** The conversation that it is. */
    String kind() {
      return "report-" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** One of which nothing but the words is known. */
  static Draft of(Msisdn from, String words, Language language) {
    return new Draft(
        from,
        words,
        language,
        ServiceCodes.UNSORTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  static Draft of(ReportDraft kept) {
    JsonObject json = new JsonObject(kept.content());
    return new Draft(
        kept.from(),
        json.getString("words"),
        Language.valueOf(json.getString("language")),
        json.getString("service"),
        Optional.ofNullable(json.getString("ward")),
        Optional.ofNullable(json.getString("landmark")),
        Optional.of(Question.valueOf(json.getString("question"))),
        json.getJsonArray("offered").stream().map(String::valueOf).toList(),
        Optional.empty());
  }

  /** As it is kept until its sender answers. */
  ReportDraft kept() {
    JsonObject json =
        new JsonObject()
            .put("words", words)
            .put("language", language.name())
            .put("service", service)
            .put("question", question.orElseThrow().name())
            .put("offered", new JsonArray(offered));
    ward.ifPresent(code -> json.put("ward", code));
    landmark.ifPresent(text -> json.put("landmark", text));
    return new ReportDraft(from, json.encode());
  }

  /** Whether it was kept when its sender was asked something. */
  boolean isKept() {
    return question.isPresent();
  }

  Draft readAs(Verdict verdict) {
    return new Draft(
        from, words, language, service, ward, landmark, question, offered, Optional.of(verdict));
  }

  Draft about(String value) {
    return new Draft(from, words, language, value, ward, landmark, question, offered, read);
  }

  Draft in(String code) {
    return new Draft(
        from, words, language, service, Optional.of(code), landmark, question, offered, read);
  }

  Draft near(String text) {
    return new Draft(
        from, words, language, service, ward, Optional.of(text), question, offered, read);
  }

  /** With something that its sender added. */
  Draft saying(String more) {
    String all = words + "\n" + more;
    return new Draft(
        from, all, language, service, ward, landmark, question, offered, Optional.empty());
  }

  Draft asking(Question next, List<String> choices) {
    return new Draft(
        from, words, language, service, ward, landmark, Optional.of(next), choices, read);
  }
}
