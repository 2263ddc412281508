package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import ke.go.machakos.db.desk.Hands;
import ke.go.machakos.db.desk.PaymentInHand;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.payments.ProviderRequest.State;
import ke.go.machakos.db.payments.ProviderRequests;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.daraja.MoneyEvent.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what M-Pesa answers to requests about single payments, and takes out of the books
 * what it has sent back. Thread-safe; the same answer any number of times has one effect.
 */
final class RequestAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(RequestAnswers.class);

  /** It was sent back before: an answer to the first request did not reach us. */
  private static final String ALREADY = "R000001";

  /** M-Pesa takes an answer to have been heard within seconds, and may never say it again. */
  private static final Duration LOOK = Duration.ofMillis(50);

  private static final int MOST_LOOKS = 60;

  private final Database database;
  private final Receiving receiving;
  private final Hands hands;
  private final PayerTexts texts;
  private final ProviderRequests requests = new ProviderRequests();

  RequestAnswers(Database database, Receiving receiving, Hands hands, PayerTexts texts) {
    this.database = database;
    this.receiving = receiving;
    this.hands = hands;
    this.texts = texts;
  }

  /** How a transaction stands. */
  void status(Told told, Instant now) {
    answered(
        told,
        (tx, asked) ->
            requests.end(tx, asked.id(), ending(told.done()), told.resultCode(), said(told), now));
  }

  /** What became of a reversal. */
  void reversal(Told told, Instant now) {
    boolean done = told.done() || told.resultCode().equals(ALREADY);
    answered(
        told,
        (tx, asked) -> {
          boolean news =
              requests.end(
                  tx, asked.id(), ending(done), told.resultCode(), told.description(), now);
          if (news && done) {
            takeOut(tx, asked, now);
          } else if (news) {
            LOG.error("M-Pesa did not send back what request {} asked for: {}", asked.id(), told);
          }
        });
  }

  /** What is done with an answer to something that was asked. */
  @FunctionalInterface
  private interface Answered {
    void write(Tx tx, ProviderRequest asked);
  }

  /** An answer may come before the request has its name, which is waited for. */
  private void answered(Told told, Answered how) {
    for (int looks = 1; !written(told, how); looks++) {
      if (looks == MOST_LOOKS) {
        throw new IllegalStateException("an answer came before its request is known");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** Writes an answer; false where a node is still asking, whose request it may answer. */
  private boolean written(Told told, Answered how) {
    return database.write(
        tx -> {
          // asked first: a request that gets its name between the two is then found by it
          boolean asking = requests.anyBeingSent(tx);
          Optional<ProviderRequest> asked =
              requests.named(tx, told.originatorConversationId(), told.conversationId());
          asked.ifPresent(it -> how.write(tx, it));
          if (asked.isEmpty() && !asking) {
            LOG.warn("nobody asked for what was told: {}", told);
          }
          return asked.isPresent() || !asking;
        });
  }

  private static State ending(boolean done) {
    return done ? State.DONE : State.FAILED;
  }

  private static String said(Told told) {
    return NumberMask.mask(
        told.transactionStatus()
            .map(status -> status + told.amount().map(it -> " KES " + it).orElse(""))
            .orElse(told.description()));
  }

  private void takeOut(Tx tx, ProviderRequest asked, Instant now) {
    Optional<PaymentInHand> payment = hands.payment(tx, asked.receipt());
    payment.ifPresent(
        it -> {
          if (receiving.reverse(tx, it.id(), "sent back by M-Pesa", now)) {
            tell(tx, it, now);
          }
        });
  }

  private void tell(Tx tx, PaymentInHand payment, Instant now) {
    Map<String, String> values = new HashMap<>();
    values.put("receipt", payment.name());
    values.put("amount", Long.toString(payment.amount().shillings()));
    values.put("sample", PayerTexts.mark(payment.sample()));
    String cause = "payment/" + payment.id() + "/sent-back";
    payment
        .payer()
        .map(it -> new Recipient(it, Optional.empty()))
        .ifPresent(it -> texts.say(tx, it, "money.reversed", values, cause, now));
  }
}
