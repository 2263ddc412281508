package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A payment as M-Pesa posts it before and after it is made (reference section 4). */
final class C2bFormat {
  private static final int LONGEST = 64;

  private C2bFormat() {}

  /** What cannot be missing is the receipt and the amount: nothing is lost for the rest. */
  static Optional<C2bPayment> payment(JsonObject json) {
    Optional<String> receipt = Payer.receipt(json, "TransID");
    Optional<Amount> amount = Amount.read(json.getValue("TransAmount"));
    if (receipt.isEmpty() || amount.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new C2bPayment(
            receipt.get(),
            amount.get(),
            Json.text(json, "TransTime").flatMap(Eat::read),
            Json.text(json, "BusinessShortCode").orElse(""),
            Json.text(json, "BillRefNumber").map(C2bFormat::account).orElse(""),
            Payer.read(json.getValue("MSISDN")),
            names(json),
            Json.text(json, "TransactionType").map(C2bFormat::account).orElse("")));
  }

  static String account(String typed) {
    return typed.substring(0, Math.min(typed.length(), LONGEST));
  }

  private static String names(JsonObject json) {
    return account(
        Stream.of("FirstName", "MiddleName", "LastName")
            .flatMap(name -> Json.text(json, name).stream())
            .collect(Collectors.joining(" ")));
  }
}
