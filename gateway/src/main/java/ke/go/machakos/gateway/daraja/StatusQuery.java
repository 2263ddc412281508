package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import ke.go.machakos.gateway.settings.Settings;

/** The question how a transaction stands; a callback answers it (reference section 5). */
public final class StatusQuery {
  static final String PATH = "/mpesa/transactionstatus/v1/query";

  private StatusQuery() {}

  /** Which transaction is asked after. */
  public sealed interface Of {}

  /** The one of a receipt. */
  public record Receipt(String receipt) implements Of {}

  /** The one that a request made. */
  public record Origin(String originatorConversationId) implements Of {}

  static JsonObject request(
      Settings.Daraja account, Settings.Initiator initiator, Of of, CallbackUrls urls) {
    JsonObject body =
        initiated(initiator, "TransactionStatusQuery", urls.status(), urls.timeout())
            .put("PartyA", account.shortcode())
            .put("IdentifierType", "4");
    return switch (of) {
      case Receipt it -> body.put("TransactionID", it.receipt());
      case Origin it -> body.put("OriginalConversationID", it.originatorConversationId());
    };
  }

  /** The fields of every request that somebody answers for. */
  static JsonObject initiated(
      Settings.Initiator initiator, String command, String resultUrl, String timeoutUrl) {
    return new JsonObject()
        .put("Initiator", initiator.name())
        .put("SecurityCredential", initiator.securityCredential().value())
        .put("CommandID", command)
        .put("ResultURL", resultUrl)
        .put("QueueTimeOutURL", timeoutUrl)
        .put("Remarks", "County")
        .put("Occasion", "County");
  }
}
