package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ke.go.machakos.gateway.daraja.Eat;

/** Answers Pull, transaction status and reversal from the ledger. Thread-safe. */
final class Enquiries {
  static final int PAGE = 100;
  private static final Duration REACH = Duration.ofDays(2);
  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private final DarajaStandInSettings settings;
  private final Ledger ledger;
  private final Till till;
  private final Posts posts;
  private final DarajaIds ids;

  Enquiries(DarajaStandInSettings settings, DarajaStandIn.Books books, Posts posts, DarajaIds ids) {
    this.settings = settings;
    this.ledger = books.ledger();
    this.till = books.till();
    this.posts = posts;
    this.ids = ids;
  }

  Said registerC2b(JsonObject asked) {
    boolean type = PushDesk.text(asked, "ResponseType").matches("Completed|Cancelled");
    String urls = PushDesk.text(asked, "ConfirmationURL") + PushDesk.text(asked, "ValidationURL");
    if (!type || urls.matches("(?i).*(mpesa|safaricom|exe|exec|cmd|sql|query).*")) {
      return Said.bad(type ? "ConfirmationURL" : "ResponseType");
    }
    return Said.of(
        new JsonObject()
            .put("OriginatorCoversationID", ids.merchant())
            .put("ResponseCode", "0")
            .put("ResponseDescription", "Success"));
  }

  Said registerPull(JsonObject asked) {
    return PushDesk.text(asked, "NominatedNumber").isEmpty()
        ? Said.bad("NominatedNumber")
        : Said.of(
            new JsonObject()
                .put("ResponseRefID", ids.merchant())
                .put("ResponseStatus", "1000")
                .put("ResponseCode", "1000")
                .put("ShortCode", settings.shortcode())
                .put("ResponseDescription", "Short Code registered successfully"));
  }

  Said pull(JsonObject asked) {
    Optional<Instant> from = time(PushDesk.text(asked, "StartDate"));
    Optional<Instant> to = time(PushDesk.text(asked, "EndDate"));
    String offset = PushDesk.text(asked, "OffSetValue");
    if (from.isEmpty() || to.isEmpty() || !offset.matches("[0-9]{1,9}")) {
      return Said.bad("StartDate");
    }
    Instant earliest = till.now().minus(REACH);
    Instant begin = from.get().isBefore(earliest) ? earliest : from.get();
    // a time is said to the second: all of that second is meant
    List<JsonObject> rows =
        ledger.between(begin, to.get().plusMillis(999)).stream()
            .skip(Long.parseLong(offset))
            .limit(PAGE)
            .map(Envelopes::row)
            .toList();
    JsonObject said = new JsonObject().put("ResponseRefID", ids.merchant());
    return Said.of(
        rows.isEmpty()
            ? said.put("ResponseCode", "1001").put("ResponseMessage", "No transactions found")
            : said.put("ResponseCode", "1000")
                .put("ResponseMessage", "Success")
                .put("Response", new JsonArray().add(new JsonArray(rows))));
  }

  Said status(JsonObject asked) {
    List<String> conversation = conversation();
    Optional<Transaction> of = ledger.find(PushDesk.text(asked, "TransactionID"));
    Map<String, Object> more = new LinkedHashMap<>();
    of.ifPresent(
        it -> {
          more.put("ReceiptNo", it.receipt());
          more.put("FinalisedTime", Long.parseLong(Eat.stamp(it.at())));
          more.put("Amount", it.amount().toString());
          more.put("TransactionStatus", it.reversed() ? "Reversed" : "Completed");
          more.put("DebitPartyName", Envelopes.number(it.payer()) + " - SAMPLE");
        });
    return later(
        asked,
        conversation,
        Envelopes.result(
            conversation,
            of.isPresent() ? "0" : "R000002",
            of.isPresent()
                ? "The service request is processed successfully."
                : "The OriginalTransactionID is invalid.",
            ids.receipt(),
            more));
  }

  Said reverse(JsonObject asked) {
    List<String> conversation = conversation();
    Optional<Transaction> of = ledger.find(PushDesk.text(asked, "TransactionID"));
    boolean done = of.isPresent() && till.reverse(of.get());
    String code = of.isEmpty() ? "R000002" : done ? "0" : "R000001";
    String said =
        switch (code) {
          case "0" -> "The service request is processed successfully.";
          case "R000001" -> "The transaction has already been reversed.";
          default -> "The OriginalTransactionID is invalid.";
        };
    Map<String, Object> more = new LinkedHashMap<>();
    if (done) {
      more.put("Amount", of.get().amount().toString());
      more.put("TransCompletedTime", Long.parseLong(Eat.stamp(till.now())));
      more.put("OriginalTransactionID", of.get().receipt());
      more.put("Charge", 0);
    }
    return later(
        asked, conversation, Envelopes.result(conversation, code, said, ids.receipt(), more));
  }

  private List<String> conversation() {
    return List.of(ids.merchant(), ids.conversation(till.now()));
  }

  private Said later(JsonObject asked, List<String> conversation, JsonObject result) {
    String url = PushDesk.text(asked, "ResultURL");
    if (!url.matches("https?://[^?#]+")) {
      return Said.bad("ResultURL");
    }
    var _ = posts.tell(Objects.requireNonNull(URI.create(url).getRawPath()), result);
    return Said.of(
        new JsonObject()
            .put("OriginatorConversationID", conversation.getFirst())
            .put("ConversationID", conversation.getLast())
            .put("ResponseCode", "0")
            .put("ResponseDescription", "Accept the service request successfully."));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, SPACED).atZone(NAIROBI).toInstant());
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }
}
