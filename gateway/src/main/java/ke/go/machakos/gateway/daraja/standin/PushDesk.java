package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.loopback.Faults;

/** Takes pushes, asks phones and tells what came of it. Thread-safe. */
final class PushDesk {
  private static final String SUCCESS = "The service request is processed successfully.";
  private static final Amount MOST = new Amount(25_000_000);

  private final Vertx vertx;
  private final DarajaStandInSettings settings;
  private final String passkey;
  private final StandInPhones phones;
  private final Ledger ledger;
  private final Till till;
  private final Posts posts;
  private final Faults<DarajaFault> faults;
  private final DarajaIds ids;
  private volatile boolean answerAll;

  PushDesk(
      Vertx vertx,
      DarajaStandInSettings settings,
      String passkey,
      DarajaStandIn.Books books,
      Posts posts,
      Faults<DarajaFault> faults,
      DarajaIds ids) {
    this.vertx = vertx;
    this.settings = settings;
    this.passkey = passkey;
    this.phones = books.phones();
    this.ledger = books.ledger();
    this.till = books.till();
    this.posts = posts;
    this.faults = faults;
    this.ids = ids;
  }

  void answerAll(boolean on) {
    answerAll = on;
  }

  Said push(JsonObject asked) {
    Optional<Said> wrong = wrong(asked);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Push push = read(asked);
    Optional<DarajaFault> fault = faults.next(DarajaFault.Stage.PUSH::meets);
    if (fault.filter(it -> it == DarajaFault.SESSION_LOCK).isPresent()
        || phones.busy(push.phone())) {
      return Said.error(DarajaFault.SESSION_LOCK);
    }
    ledger.add(push);
    Future<Void> told =
        begin(push, fault.filter(it -> it == DarajaFault.CALLBACK_FIRST).isPresent());
    return switch (fault.orElse(null)) {
      case SENT_NO_ANSWER -> Said.NOTHING;
      case CALLBACK_FIRST -> taken(push).after(told.otherwiseEmpty());
      case null, default -> taken(push);
    };
  }

  /** Either the result is there at once, or the phone is asked. */
  private Future<Void> begin(Push push, boolean atOnce) {
    Optional<DarajaFault> result = faults.next(DarajaFault.Stage.RESULT::meets);
    if (result.isPresent()) {
      return end(push, result.get());
    }
    if (atOnce || answerAll) {
      return pay(push);
    }
    phones.ask(push);
    vertx.setTimer(
        settings.promptLife().toMillis(),
        _ ->
            phones
                .end(push.phone(), push.checkoutId())
                .ifPresent(it -> end(it, DarajaFault.UNREACHABLE)));
    return Future.succeededFuture();
  }

  /** What the owner of a phone types; empty where the phone asks no such thing. */
  Optional<Future<Void>> answer(Msisdn phone, String id, String pin) {
    return phones
        .end(phone, id)
        .map(push -> pin.equals(StandInPhones.PIN) ? pay(push) : end(push, DarajaFault.WRONG_PIN));
  }

  Optional<Future<Void>> cancel(Msisdn phone, String id) {
    return phones.end(phone, id).map(push -> end(push, DarajaFault.CANCELLED));
  }

  private Future<Void> pay(Push push) {
    Transaction transaction = till.draft(push.phone(), push.amount(), push.account());
    if (!till.move(transaction)) {
      return end(push, DarajaFault.NO_FUNDS);
    }
    ledger.end(push, new Ledger.Result("0", SUCCESS));
    Future<Void> told = posts.tell(push.callback(), Envelopes.paid(push, SUCCESS, transaction));
    return faults.next(DarajaFault.Stage.TWIN::meets).isPresent()
        ? Future.join(told, till.confirm(transaction)).mapEmpty()
        : told;
  }

  private Future<Void> end(Push push, DarajaFault fault) {
    ledger.end(push, new Ledger.Result(fault.code(), fault.said()));
    phones.tell(push.phone(), "Failed. Ksh" + push.amount() + " was not paid. " + fault.said());
    return posts.tell(push.callback(), Envelopes.unpaid(push, fault.code(), fault.said()));
  }

  /** What became of a push, told truthfully. */
  Said query(JsonObject asked) {
    Optional<Said> unsigned = unsigned(asked);
    if (unsigned.isPresent()) {
      return unsigned.get();
    }
    Optional<Ledger.Known> known = ledger.push(asked.getString("CheckoutRequestID", ""));
    if (known.isEmpty()) {
      return Said.bad("CheckoutRequestID");
    }
    Push push = known.get().push();
    return known
        .get()
        .result()
        .map(
            result ->
                Said.of(
                    new JsonObject()
                        .put("ResponseCode", "0")
                        .put(
                            "ResponseDescription",
                            "The service request has been accepted successsfully")
                        .put("MerchantRequestID", push.merchantId())
                        .put("CheckoutRequestID", push.checkoutId())
                        .put("ResultCode", result.code())
                        .put("ResultDesc", result.said())))
        .orElseGet(() -> Said.error(500, "500.001.1001", "The transaction is being processed"));
  }

  private static Said taken(Push push) {
    String success = "Success. Request accepted for processing";
    return Said.of(
        new JsonObject()
            .put("MerchantRequestID", push.merchantId())
            .put("CheckoutRequestID", push.checkoutId())
            .put("ResponseCode", "0")
            .put("ResponseDescription", success)
            .put("CustomerMessage", success));
  }

  private Optional<Said> wrong(JsonObject asked) {
    Optional<Said> unsigned = unsigned(asked);
    if (unsigned.isPresent()) {
      return unsigned;
    }
    Optional<Amount> amount =
        Amount.read(asked.getValue("Amount")).filter(it -> it.whole().isPresent());
    if (amount.isEmpty() || amount.get().cents() < 100 || amount.get().cents() > MOST.cents()) {
      return Optional.of(Said.bad("Amount"));
    }
    if (!text(asked, "PhoneNumber").matches("254[17][0-9]{8}")) {
      return Optional.of(Said.bad("PhoneNumber"));
    }
    if (!text(asked, "AccountReference").matches(".{1,12}")) {
      return Optional.of(Said.bad("AccountReference"));
    }
    if (!text(asked, "TransactionDesc").matches(".{1,13}")) {
      return Optional.of(Said.bad("TransactionDesc"));
    }
    boolean http = text(asked, "CallBackURL").matches("https?://[^?#]+");
    return http ? Optional.empty() : Optional.of(Said.bad("CallBackURL"));
  }

  private Optional<Said> unsigned(JsonObject asked) {
    if (!text(asked, "BusinessShortCode").equals(settings.shortcode())) {
      return Optional.of(Said.error(500, "500.001.1001", "Merchant does not exist"));
    }
    String clear = settings.shortcode() + passkey + text(asked, "Timestamp");
    String password = Base64.getEncoder().encodeToString(clear.getBytes(StandardCharsets.UTF_8));
    return password.equals(text(asked, "Password"))
        ? Optional.empty()
        : Optional.of(Said.error(500, "500.001.1001", "Wrong credentials"));
  }

  private Push read(JsonObject asked) {
    return new Push(
        ids.merchant(),
        ids.checkout(till.now()),
        new Msisdn("+" + text(asked, "PhoneNumber")),
        Amount.read(asked.getValue("Amount")).orElseThrow(),
        text(asked, "AccountReference"),
        Objects.requireNonNull(URI.create(text(asked, "CallBackURL")).getRawPath()));
  }

  static String text(JsonObject of, String name) {
    return Objects.requireNonNullElse(of.getValue(name), "").toString();
  }
}
