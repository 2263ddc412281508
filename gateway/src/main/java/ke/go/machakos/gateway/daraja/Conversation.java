package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A request that M-Pesa answers later, by a callback that carries the same two names.
 *
 * @param originatorConversationId Daraja's own name of it
 * @param conversationId M-Pesa's; empty where it was not said
 */
public record Conversation(String originatorConversationId, Optional<String> conversationId) {
  /** What an answer comes to. */
  static Answer<Conversation> answer(int status, String body) {
    if (status != 200) {
      return ErrorAnswer.of(status, body);
    }
    Optional<JsonObject> json = Json.object(body);
    Optional<String> code = json.flatMap(it -> Json.text(it, "ResponseCode"));
    if (code.isPresent() && !code.get().matches("0+|1000")) {
      String said = json.flatMap(it -> Json.text(it, "ResponseDescription")).orElse("");
      return new Answer.Refused<>(ErrorAnswer.plain(code.get()), ErrorAnswer.plain(said));
    }
    // "Coversation" is how the answer to a registration spells it
    Optional<String> ours =
        json.flatMap(
            it ->
                Json.text(it, "OriginatorConversationID")
                    .or(() -> Json.text(it, "OriginatorCoversationID"))
                    .or(() -> Json.text(it, "ResponseRefID")));
    Optional<String> theirs = json.flatMap(it -> Json.text(it, "ConversationID"));
    return code.isPresent() || ours.isPresent()
        ? new Answer.Accepted<>(new Conversation(ours.orElse(""), theirs))
        : new Answer.Unknown<>("an answer that cannot be read");
  }
}
