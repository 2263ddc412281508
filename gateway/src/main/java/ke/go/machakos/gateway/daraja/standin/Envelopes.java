package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Eat;

/** What M-Pesa posts, in the order and the types of the documented bodies. */
final class Envelopes {
  private Envelopes() {}

  static JsonObject paid(Push push, String said, Transaction paid) {
    JsonArray items =
        new JsonArray()
            .add(item("Amount", BigDecimal.valueOf(paid.amount().cents(), 2)))
            .add(item("MpesaReceiptNumber", paid.receipt()))
            .add(new JsonObject().put("Name", "Balance"))
            .add(item("TransactionDate", Long.parseLong(Eat.stamp(paid.at()))))
            .add(item("PhoneNumber", number(paid.payer())));
    JsonObject body = stk(push, 0, said);
    body.getJsonObject("Body")
        .getJsonObject("stkCallback")
        .put("CallbackMetadata", new JsonObject().put("Item", items));
    return body;
  }

  static JsonObject unpaid(Push push, String code, String said) {
    return stk(push, code.matches("[0-9]+") ? Integer.valueOf(code) : code, said);
  }

  private static JsonObject stk(Push push, Object code, String said) {
    return new JsonObject()
        .put(
            "Body",
            new JsonObject()
                .put(
                    "stkCallback",
                    new JsonObject()
                        .put("MerchantRequestID", push.merchantId())
                        .put("CheckoutRequestID", push.checkoutId())
                        .put("ResultCode", code)
                        .put("ResultDesc", said)));
  }

  private static JsonObject item(String name, Object value) {
    return new JsonObject().put("Name", name).put("Value", value);
  }

  /**
   * A payment to the PayBill.
   *
   * @param balance empty before it is made
   * @param msisdn the number, or what stands for it
   */
  static JsonObject c2b(Transaction of, String shortcode, String balance, String msisdn) {
    return new JsonObject()
        .put("TransactionType", "Pay Bill")
        .put("TransID", of.receipt())
        .put("TransTime", Eat.stamp(of.at()))
        .put("TransAmount", of.amount().toString())
        .put("BusinessShortCode", shortcode)
        .put("BillRefNumber", of.account())
        .put("InvoiceNumber", "")
        .put("OrgAccountBalance", balance)
        .put("ThirdPartyTransID", "")
        .put("MSISDN", msisdn)
        .put("FirstName", "SAMPLE")
        .put("MiddleName", "")
        .put("LastName", "");
  }

  /** The answer to a request that was answered later. */
  static JsonObject result(
      List<String> conversation,
      String code,
      String said,
      String receipt,
      Map<String, Object> more) {
    JsonArray parameters = new JsonArray();
    more.forEach(
        (key, value) -> parameters.add(new JsonObject().put("Key", key).put("Value", value)));
    JsonObject result =
        new JsonObject()
            .put("ResultType", 0)
            .put("ResultCode", code.matches("[0-9]+") ? Integer.valueOf(code) : code)
            .put("ResultDesc", said)
            .put("OriginatorConversationID", conversation.getFirst())
            .put("ConversationID", conversation.getLast())
            .put("TransactionID", receipt);
    if (!more.isEmpty()) {
      result.put("ResultParameters", new JsonObject().put("ResultParameter", parameters));
    }
    JsonObject reference = new JsonObject().put("Key", "Occasion").put("Value", "County");
    return new JsonObject()
        .put(
            "Result",
            result.put("ReferenceData", new JsonObject().put("ReferenceItem", reference)));
  }

  /** A transaction as Pull has it. */
  static JsonObject row(Transaction of) {
    return new JsonObject()
        .put("transactionId", of.receipt())
        .put("trxDate", of.at().toString())
        .put("msisdn", number(of.payer()))
        .put("sender", "MPESA")
        .put("transactiontype", "c2b-pay-bill-debit")
        .put("billreference", of.account())
        .put("amount", of.amount().toString())
        .put("organizationname", "SAMPLE MACHAKOS COUNTY");
  }

  static long number(Msisdn phone) {
    return Long.parseLong(phone.e164().substring(1));
  }
}
