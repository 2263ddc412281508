package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import ke.go.machakos.db.payments.LeasedPush;
import ke.go.machakos.db.payments.PushLeases;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.daraja.Answer;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.StkPush;
import ke.go.machakos.gateway.daraja.StkResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the pushes that are due, each by one node and as a turn of its own. What was sent and never
 * answered is not sent again: the payer might be asked, and pay, twice. Thread-safe.
 */
final class PushRound implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PushRound.class);
  private static final String DESCRIPTION = "County bill";

  /** "Ongoing session conflicts with the push" (reference section 2). */
  private static final String LOCKED = "500.001.1001";

  /** Longer than Daraja and a token are waited for. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** How long an answer is kept for a database that is down. */
  private static final Duration KEPT = Duration.ofMinutes(15);

  private static final Duration AGAIN = Duration.ofMillis(500);

  private static final int AT_ONCE = 64;

  private final Database database;
  private final PushLeases leases;
  private final Pushes pushes;
  private final Daraja daraja;
  private final MoneyBook book;
  private final PaymentNews news;
  private final PayerTexts texts;
  private final String owner;
  private final InstantSource clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("push-", 0).factory());

  private volatile boolean closing;

  /**
   * Rounds of a node.
   *
   * @param owner a name that the node made at its start
   */
  PushRound(
      Database database,
      PushLeases leases,
      Pushes pushes,
      Daraja daraja,
      MoneyBook book,
      PaymentNews news,
      PayerTexts texts,
      String owner,
      InstantSource clock) {
    this.database = database;
    this.leases = leases;
    this.pushes = pushes;
    this.daraja = daraja;
    this.book = book;
    this.news = news;
    this.texts = texts;
    this.owner = owner;
    this.clock = clock;
  }

  /** Begins to send what is due now. */
  void run() {
    Instant now = clock.instant();
    leases.dueNow(owner, AT_ONCE, now, LEASE).forEach(push -> threads.execute(() -> send(push)));
  }

  /** Lets go of those that a node had in hand when it died. */
  void recover() {
    leases.recover(clock.instant());
  }

  private void send(LeasedPush push) {
    try {
      var order = new StkPush.Order(push.phone(), push.amount(), push.bill().digits(), DESCRIPTION);
      Answer<StkPush.Pushed> answer =
          daraja.push(order).toCompletionStage().toCompletableFuture().join();
      keep(push, answer);
    } catch (RuntimeException e) {
      LOG.error("a push is left to its lease", e);
    }
  }

  /** Daraja says once what it calls a push, so that waits for a database that is down. */
  private void keep(LeasedPush push, Answer<StkPush.Pushed> answer) {
    Instant answered = clock.instant();
    while (true) {
      try {
        database.<Boolean>write(
            tx -> {
              write(tx, push, answer, answered);
              return true;
            });
        return;
      } catch (StoreUnavailable e) {
        if (closing || clock.instant().isAfter(answered.plus(KEPT))) {
          throw e;
        }
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
  }

  private void write(Tx tx, LeasedPush push, Answer<StkPush.Pushed> answer, Instant now) {
    switch (answer) {
      case Answer.Accepted<StkPush.Pushed>(StkPush.Pushed pushed) -> {
        String request = pushed.checkoutRequestId();
        Pushes.Early early = pushes.sent(tx, push, request, pushed.merchantRequestId(), now);
        early.money().ifPresent(it -> news.tell(tx, it, Optional.of(payer(push)), now));
        if (early.refused()) {
          book.failedEarly(tx, push.id(), request, now);
        }
      }
      case Answer.Busy<StkPush.Pushed> busy -> busy(tx, push, busy, now);
      case Answer.Refused<StkPush.Pushed> refused -> {
        LOG.error("Daraja refused a push: {} {}", refused.errorCode(), refused.message());
        failed(tx, push, refused.errorCode(), StkResult.NOT_PERMITTED, now);
      }
      case Answer.Unknown<StkPush.Pushed> unknown -> {
        LOG.warn("nobody knows what became of a push: {}", unknown.reason());
        pushes.givenUp(tx, push.id(), now);
      }
    }
  }

  private void busy(Tx tx, LeasedPush push, Answer.Busy<StkPush.Pushed> busy, Instant now) {
    if (push.attempts() < Pushes.MOST_ATTEMPTS) {
      pushes.refused(tx, push, busy.errorCode(), Optional.of(now.plus(busy.after())), now);
    } else {
      failed(tx, push, busy.errorCode(), why(busy), now);
    }
  }

  /** A subscriber who was busy could not be reached; else it was M-Pesa that was busy. */
  private static StkResult why(Answer.Busy<StkPush.Pushed> busy) {
    return busy.errorCode().equals(LOCKED) ? StkResult.UNREACHABLE : StkResult.SYSTEM_BUSY;
  }

  private static Recipient payer(LeasedPush push) {
    return new Recipient(push.phone(), Optional.of(push.id()));
  }

  private void failed(Tx tx, LeasedPush push, String code, StkResult why, Instant now) {
    if (pushes.refused(tx, push, code, Optional.empty(), now)) {
      pushes.find(tx, push.id()).ifPresent(it -> texts.failed(tx, it, why, now));
    }
  }

  /** Waits for what is at work. */
  @Override
  public void close() {
    closing = true;
    threads.close();
  }
}
