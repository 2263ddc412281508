package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import ke.go.machakos.gateway.settings.Settings;

/** The request that payments to the PayBill be told (reference section 4). */
final class C2bRegister {
  static final String PATH = "/mpesa/c2b/v2/registerurl";

  private C2bRegister() {}

  /** Payments go through where validation cannot be reached: money is never turned away by us. */
  static JsonObject request(Settings.Daraja account, CallbackUrls urls) {
    return new JsonObject()
        .put("ShortCode", account.shortcode())
        .put("ResponseType", "Completed")
        .put("ConfirmationURL", urls.confirmation())
        .put("ValidationURL", urls.validation());
  }
}
