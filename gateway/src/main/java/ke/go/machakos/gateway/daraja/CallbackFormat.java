package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What M-Pesa posts, read without I/O. */
final class CallbackFormat {
  private static final String ID = "[\\x21-\\x7e]{1,80}";

  private CallbackFormat() {}

  /**
   * What a body says.
   *
   * @param fault why some of it, or all, says nothing; it quotes none of it
   */
  record Reading<T>(List<T> read, Optional<String> fault) {}

  /** Reads each object of a body; those that say nothing are a fault beside those that do. */
  static <T> Reading<T> read(byte[] body, Function<JsonObject, List<T>> one) {
    List<T> read = new ArrayList<>();
    Optional<String> fault = Optional.empty();
    for (String part : JsonRun.split(Json.decode(body))) {
      List<T> events = Json.object(part).map(one).orElse(List.of());
      read.addAll(events);
      if (events.isEmpty()) {
        fault = Optional.of("not what is posted here");
      }
    }
    return new Reading<>(read, fault);
  }

  /** What came of a push. */
  static List<MoneyEvent> stk(JsonObject json) {
    Optional<JsonObject> callback =
        Json.object(json, "Body").flatMap(it -> Json.object(it, "stkCallback"));
    Optional<String> merchant = callback.flatMap(it -> Json.text(it, "MerchantRequestID", ID));
    Optional<String> checkout = callback.flatMap(it -> Json.text(it, "CheckoutRequestID", ID));
    Optional<String> code = callback.flatMap(it -> Json.text(it, "ResultCode"));
    if (callback.isEmpty() || checkout.isEmpty() || code.isEmpty()) {
      return List.of();
    }
    String described = Json.text(callback.get(), "ResultDesc").orElse("");
    return List.of(
        code.get().equals("0")
            ? paid(merchant.orElse(""), checkout.get(), metadata(callback.get()))
            : new MoneyEvent.StkFailed(
                merchant.orElse(""),
                checkout.get(),
                ErrorAnswer.plain(code.get()),
                ErrorAnswer.plain(described)));
  }

  private static MoneyEvent paid(String merchant, String checkout, JsonObject said) {
    return new MoneyEvent.StkPaid(
        merchant,
        checkout,
        Payer.receipt(said, "MpesaReceiptNumber"),
        Amount.read(said.getValue("Amount")),
        Json.text(said, "TransactionDate").flatMap(Eat::read),
        Payer.read(said.getValue("PhoneNumber")));
  }

  private static JsonObject metadata(JsonObject callback) {
    JsonObject said = new JsonObject();
    Json.object(callback, "CallbackMetadata")
        .map(it -> Json.objects(it.getValue("Item")))
        .orElse(List.of())
        .forEach(
            item -> Json.text(item, "Name").ifPresent(it -> said.put(it, item.getValue("Value"))));
    return said;
  }

  /** Money that came. */
  static List<MoneyEvent> confirmation(JsonObject json) {
    return C2bFormat.payment(json).stream().<MoneyEvent>map(MoneyEvent.C2bConfirmed::new).toList();
  }

  static List<MoneyEvent> status(JsonObject json) {
    return told(json).stream().<MoneyEvent>map(MoneyEvent.StatusResult::new).toList();
  }

  static List<MoneyEvent> reversal(JsonObject json) {
    return told(json).stream().<MoneyEvent>map(MoneyEvent.ReversalResult::new).toList();
  }

  private static Optional<MoneyEvent.Told> told(JsonObject json) {
    Optional<JsonObject> result = Json.object(json, "Result");
    Optional<String> ours = result.flatMap(it -> Json.text(it, "OriginatorConversationID", ID));
    Optional<String> code = result.flatMap(it -> Json.text(it, "ResultCode"));
    if (result.isEmpty() || ours.isEmpty() || code.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MoneyEvent.Told(
            ours.get(),
            Json.text(result.get(), "ConversationID").orElse(""),
            ErrorAnswer.plain(code.get()),
            ErrorAnswer.plain(Json.text(result.get(), "ResultDesc").orElse("")),
            Payer.receipt(result.get(), "TransactionID"),
            parameters(result.get())));
  }

  private static Map<String, String> parameters(JsonObject result) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Json.object(result, "ResultParameters")
        .map(it -> Json.objects(it.getValue("ResultParameter")))
        .orElse(List.of())
        .forEach(
            item ->
                Json.text(item, "Key")
                    .ifPresent(
                        key -> Json.text(item, "Value").ifPresent(it -> parameters.put(key, it))));
    return parameters;
  }

  /** What its body looks like is not documented: either name is enough, wherever it stands. */
  static List<MoneyEvent> timeout(JsonObject json) {
    JsonObject at = Json.object(json, "Result").orElse(json);
    Optional<String> ours = Json.text(at, "OriginatorConversationID", ID);
    Optional<String> theirs = Json.text(at, "ConversationID", ID);
    return ours.isEmpty() && theirs.isEmpty()
        ? List.of()
        : List.of(new MoneyEvent.Timeout(ours, theirs));
  }

  /**
   * What is posted to who registered for Pull is not documented: rows as a query answers, or one
   * alone. Where one row of several cannot be read, nothing is, and the body is kept.
   */
  static List<MoneyEvent> pull(JsonObject json) {
    List<JsonObject> rows =
        json.containsKey("Response") ? Json.objects(json.getValue("Response")) : List.of(json);
    List<MoneyEvent> read =
        rows.stream().flatMap(row -> PullRows.row(row).stream()).<MoneyEvent>map(it -> it).toList();
    return read.size() == rows.size() ? read : List.of();
  }
}
