package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.gateway.settings.Settings;

/** The request to send a payment back; a callback answers it (reference section 5). */
final class Reversal {
  static final String PATH = "/mpesa/reversal/v1/request";

  private Reversal() {}

  static JsonObject request(
      Settings.Daraja account,
      Settings.Initiator initiator,
      String receipt,
      Money amount,
      CallbackUrls urls) {
    return StatusQuery.initiated(initiator, "TransactionReversal", urls.reversal(), urls.timeout())
        .put("TransactionID", receipt)
        .put("Amount", amount.shillings())
        .put("ReceiverParty", account.shortcode())
        // so spelt in the interface
        .put("RecieverIdentifierType", "11");
  }
}
