package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.gateway.settings.Settings;

/** The question what became of a push, and its answer (reference section 3). */
public final class StkQuery {
  static final String PATH = "/mpesa/stkpushquery/v1/query";

  /** Said in place of the error in later versions: the payer has not answered yet. */
  private static final String PROCESSING = "4999";

  private StkQuery() {}

  /**
   * What became of a push. Success proves that it was paid; neither receipt nor amount is said.
   *
   * @param resultCode a code of {@link StkResult}
   */
  public record Outcome(String checkoutRequestId, String resultCode, String description) {
    /** What the code comes to. */
    public StkResult result() {
      return StkResult.of(resultCode);
    }
  }

  static JsonObject request(Settings.Daraja account, String checkoutRequestId, Instant now) {
    return StkPush.signed(account, now).put("CheckoutRequestID", checkoutRequestId);
  }

  /** What an answer comes to; busy while the payer has not answered. */
  static Answer<Outcome> answer(int status, String body) {
    if (status != 200) {
      return ErrorAnswer.of(status, body);
    }
    Optional<JsonObject> json = Json.object(body);
    Optional<String> id = json.flatMap(it -> Json.text(it, "CheckoutRequestID"));
    Optional<String> code = json.flatMap(it -> Json.text(it, "ResultCode"));
    String said = ErrorAnswer.plain(json.flatMap(it -> Json.text(it, "ResultDesc")).orElse(""));
    if (id.isEmpty() || code.isEmpty()) {
      return new Answer.Unknown<>("an answer that cannot be read");
    }
    return code.get().equals(PROCESSING)
        ? new Answer.Busy<>(PROCESSING, said, Duration.ofSeconds(5))
        : new Answer.Accepted<>(new Outcome(id.get(), code.get(), said));
  }
}
