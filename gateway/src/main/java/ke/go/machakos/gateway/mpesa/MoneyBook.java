package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ke.go.machakos.db.payments.Evidence;
import ke.go.machakos.db.payments.Push;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Received;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.daraja.MoneyEvent;
import ke.go.machakos.gateway.daraja.MoneyIn;
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
  private final PaymentNews news;
  private final PayerTexts texts;
  private final InstantSource clock;

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
    this.news = news;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public void take(MoneyEvent event) {
    Instant now = clock.instant();
    switch (event) {
      case MoneyEvent.StkPaid paid -> receive(Evidences.of(paid, now), now);
      case MoneyEvent.C2bConfirmed paid -> receive(Evidences.of(paid.payment(), now), now);
      case MoneyEvent.PullRow row -> receive(Evidences.of(row, now), now);
      case MoneyEvent.StkFailed failed ->
          failed(failed.checkoutRequestId(), failed.resultCode(), now);
      case MoneyEvent.ReversalResult result -> answers.reversal(result.told(), now);
      case MoneyEvent.StatusResult result -> answers.status(result.told(), now);
      case MoneyEvent.Timeout timeout -> LOG.warn("M-Pesa did not come to a request in its time");
    }
  }

  /** Takes evidence of a payment. */
  Received receive(Evidence evidence, Instant now) {
    return database.write(
        tx -> {
          Received received = receiving.receive(tx, evidence, now);
          news.tell(tx, received, payer(tx, evidence), now);
          return received;
        });
  }

  private Optional<Msisdn> payer(Tx tx, Evidence evidence) {
    return switch (evidence) {
      case Evidence.Receipt receipt ->
          receipt
              .phone()
              .or(
                  () ->
                      receipt.requestId().flatMap(id -> pushes.ofRequest(tx, id)).map(Push::phone));
      case Evidence.Proof proof -> pushes.ofRequest(tx, proof.requestId()).map(Push::phone);
    };
  }

  /** Takes M-Pesa's word that a push was not paid. */
  void failed(String request, String code, Instant now) {
    StkResult result = StkResult.of(code);
    if (result.act() == StkResult.Act.ALERT_CONFIG || result.act() == StkResult.Act.ALERT_PROGRAM) {
      LOG.error("M-Pesa does not take our requests: {} {}", result, code);
    }
    database.<Boolean>write(
        tx -> {
          Optional<Push> push = pushes.ofRequest(tx, request);
          Optional<Instant> again =
              push.filter(it -> it.attempts() < PushRound.MOST_ATTEMPTS)
                  .flatMap(it -> again(result, now));
          Pushes.Answered answered = pushes.result(tx, request, code, again, now);
          if (answered == Pushes.Answered.TAKEN && again.isEmpty()) {
            push.ifPresent(it -> texts.failed(tx, it, result, now));
          }
          return true;
        });
  }

  private static Optional<Instant> again(StkResult result, Instant now) {
    Duration wait = result.after();
    return result.act() == StkResult.Act.RETRY_ONCE
        ? Optional.of(now.plus(wait))
        : Optional.empty();
  }
}
