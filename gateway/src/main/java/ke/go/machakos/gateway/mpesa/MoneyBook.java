package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.payments.Evidence;
import ke.go.machakos.db.payments.PushState;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Received;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.payments.Why;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.daraja.MoneyEvent;
import ke.go.machakos.gateway.daraja.MoneyIn;
import ke.go.machakos.gateway.daraja.Payer;
import ke.go.machakos.gateway.daraja.StkResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what M-Pesa says of money, whichever way it says it, and tells the payer in the same
 * transaction. Thread-safe; the same word any number of times, in any order, has one effect.
 */
final class MoneyBook implements MoneyIn {
  private static final Logger LOG = LoggerFactory.getLogger(MoneyBook.class);

  private final Database database;
  private final Receiving receiving;
  private final Pushes pushes;
  private final RequestAnswers answers;
  private final Payers payers;
  private final PaymentNews news;
  private final PayerTexts texts;
  private final InstantSource clock;
  private final AtomicReference<Runnable> missing = new AtomicReference<>(() -> {});

  MoneyBook(
      Database database,
      Receiving receiving,
      Pushes pushes,
      PaymentNews news,
      PayerTexts texts,
      RequestAnswers answers,
      InstantSource clock) {
    this.database = database;
    this.receiving = receiving;
    this.pushes = pushes;
    this.answers = answers;
    this.payers = new Payers(pushes);
    this.news = news;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public void take(MoneyEvent event) {
    Instant now = clock.instant();
    switch (event) {
      case MoneyEvent.StkPaid paid -> receive(Evidences.of(paid, now), paid.payer(), now);
      case MoneyEvent.C2bConfirmed paid ->
          receive(Evidences.of(paid.payment(), now), paid.payment().payer(), now);
      case MoneyEvent.PullRow row -> receive(Evidences.of(row, now), row.payer(), now);
      case MoneyEvent.StkFailed failed ->
          failed(failed.checkoutRequestId(), failed.resultCode(), now);
      case MoneyEvent.ReversalResult result -> answers.reversal(result.told(), now);
      case MoneyEvent.StatusResult result -> answers.status(result.told(), now);
      case MoneyEvent.Timeout timeout -> LOG.warn("M-Pesa did not come to a request in its time");
    }
  }

  /** Says what is done when money is known of which M-Pesa has not said all: its list is read. */
  void whenMissing(Runnable read) {
    missing.set(read);
  }

  /** Takes the word that a push was paid, without its receipt. */
  void proved(String request, Instant now) {
    receive(new Evidence.Proof(request, now), new Payer.Unsaid(), now);
  }

  private void receive(Evidence evidence, Payer payer, Instant now) {
    Received received =
        database.write(
            tx -> {
              Received done = receiving.receive(tx, evidence, now);
              news.tell(tx, done, payers.of(tx, done, evidence, payer, now), now);
              return done;
            });
    if (received instanceof Received.Waiting
        || (received instanceof Received.Unmatched unmatched
            && unmatched.why() == Why.UNKNOWN_REQUEST)) {
      missing.get().run();
    }
  }

  /** Takes M-Pesa's word that a push was not paid. */
  void failed(String request, String code, Instant now) {
    StkResult result = StkResult.of(code);
    if (result.act() == StkResult.Act.ALERT_CONFIG || result.act() == StkResult.Act.ALERT_PROGRAM) {
      LOG.error("M-Pesa does not take our requests: {} {}", result, code);
    }
    if (refused(request, code, result, now) == Pushes.Answered.EARLY) {
      refused(request, code, result, now);
    }
  }

  private Pushes.Answered refused(String request, String code, StkResult result, Instant now) {
    return database.write(
        tx -> {
          Pushes.Answered answered = pushes.result(tx, request, code, again(result, now), now);
          if (answered == Pushes.Answered.TAKEN) {
            pushes
                .ofRequest(tx, request)
                .filter(push -> push.state() == PushState.FAILED)
                .ifPresent(push -> texts.failed(tx, push, result, now));
          }
          return answered;
        });
  }

  /** Tells of a refusal that came before the answer to its push, which is stored now. */
  void failedEarly(Tx tx, long id, String request, Instant now) {
    pushes
        .find(tx, id)
        .filter(push -> push.state() == PushState.FAILED)
        .filter(push -> push.requestId().equals(Optional.of(request)))
        .ifPresent(
            push -> push.code().ifPresent(code -> texts.failed(tx, push, StkResult.of(code), now)));
  }

  private static Optional<Instant> again(StkResult result, Instant now) {
    Duration wait = result.after();
    return result.act() == StkResult.Act.RETRY_ONCE
        ? Optional.of(now.plus(wait))
        : Optional.empty();
  }
}
