package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.payments.Source;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.settings.Settings;

/** The request that a phone be asked to pay, and its answer (reference section 2). */
public final class StkPush {
  static final String PATH = "/mpesa/stkpush/v1/processrequest";
  private static final String ID = "[\\x21-\\x7e]{1,80}";

  private StkPush() {}

  /**
   * A phone and what it is asked to pay.
   *
   * @param payer a Kenyan number
   * @param amount 1 to 250,000 shillings
   * @param account what the payment is for: 1 to 12 letters, digits or dashes
   * @param description 1 to 13 plain characters
   */
  public record Order(Msisdn payer, Money amount, String account, String description) {
    /** Refuses what Daraja would refuse. */
    public Order {
      require(payer.e164().startsWith("+254"), "M-Pesa is asked on a Kenyan number alone");
      require(
          amount.isPositive() && amount.compareTo(Source.MOST_BY_MPESA) <= 0,
          "an amount is 1 to 250000 shillings");
      require(account.matches("[A-Za-z0-9-]{1,12}"), "an account is 1 to 12 letters and digits");
      require(description.matches("[\\x20-\\x7e]{1,13}"), "a description is 1 to 13 characters");
    }

    private static void require(boolean right, String rule) {
      if (!right) {
        throw new IllegalArgumentException(rule);
      }
    }
  }

  /** The two names of a request that was taken; the second is what later answers are known by. */
  public record Pushed(String merchantRequestId, String checkoutRequestId) {}

  /** The body of a request. */
  static JsonObject request(Settings.Daraja account, Order order, String callback, Instant now) {
    String phone = digits(order.payer());
    return signed(account, now)
        .put("TransactionType", "CustomerPayBillOnline")
        .put("Amount", order.amount().shillings())
        .put("PartyA", phone)
        .put("PartyB", account.shortcode())
        .put("PhoneNumber", phone)
        .put("CallBackURL", callback)
        .put("AccountReference", order.account())
        .put("TransactionDesc", order.description());
  }

  /** What an answer comes to; one that was taken but cannot be read is nobody's knowledge. */
  static Answer<Pushed> answer(int status, String body) {
    Optional<JsonObject> json = Json.object(body);
    if (status != 200) {
      return ErrorAnswer.of(status, body);
    }
    Optional<String> code = json.flatMap(it -> Json.text(it, "ResponseCode"));
    if (code.isPresent() && !code.get().equals("0")) {
      String said = json.flatMap(it -> Json.text(it, "ResponseDescription")).orElse("");
      return new Answer.Refused<>(ErrorAnswer.plain(code.get()), ErrorAnswer.plain(said));
    }
    Optional<String> merchant = json.flatMap(it -> Json.text(it, "MerchantRequestID", ID));
    Optional<String> checkout = json.flatMap(it -> Json.text(it, "CheckoutRequestID", ID));
    return code.isPresent() && merchant.isPresent() && checkout.isPresent()
        ? new Answer.Accepted<>(new Pushed(merchant.get(), checkout.get()))
        : new Answer.Unknown<>("an answer that cannot be read");
  }

  /** The fields that prove who asks. */
  static JsonObject signed(Settings.Daraja account, Instant now) {
    String stamp = Eat.stamp(now);
    String clear = account.shortcode() + account.passkey().value() + stamp;
    return new JsonObject()
        .put("BusinessShortCode", account.shortcode())
        .put("Password", Base64.getEncoder().encodeToString(clear.getBytes(StandardCharsets.UTF_8)))
        .put("Timestamp", stamp);
  }

  /** A number as Daraja takes it: {@code 254712345678}. */
  static String digits(Msisdn phone) {
    return phone.e164().substring(1);
  }
}
