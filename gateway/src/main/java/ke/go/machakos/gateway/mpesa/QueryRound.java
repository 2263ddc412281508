package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import ke.go.machakos.db.payments.Push;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.gateway.daraja.Answer;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.StkQuery;
import ke.go.machakos.gateway.daraja.StkResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what became of pushes whose callback is overdue. A yes proves that it was paid and tells no
 * receipt (Daraja, STK query): that comes by a pull or a confirmation. Thread-safe.
 */
final class QueryRound {
  private static final Logger LOG = LoggerFactory.getLogger(QueryRound.class);

  /** After so long nobody will know: what was paid still comes by its confirmation or a pull. */
  private static final Duration HOPELESS = Duration.ofMinutes(15);

  private static final int AT_ONCE = 50;

  private final Database database;
  private final Pushes pushes;
  private final Daraja daraja;
  private final MoneyBook book;
  private final Duration overdue;
  private final InstantSource clock;

  /**
   * Rounds of a node.
   *
   * @param overdue from when a push was sent to when its callback should have come
   */
  QueryRound(
      Database database,
      Pushes pushes,
      Daraja daraja,
      MoneyBook book,
      Duration overdue,
      InstantSource clock) {
    this.database = database;
    this.pushes = pushes;
    this.daraja = daraja;
    this.book = book;
    this.overdue = overdue;
    this.clock = clock;
  }

  /** Asks after what is overdue now. */
  void run() {
    Instant now = clock.instant();
    List<Push> late = database.read(tx -> pushes.unanswered(tx, now.minus(overdue), AT_ONCE));
    late.forEach(push -> push.requestId().ifPresent(id -> askAfter(push, id)));
  }

  /** What one answer does wrong must not keep those after it from being asked for. */
  private void askAfter(Push push, String request) {
    try {
      ask(push, request);
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("the answer to a push is not stored: {}", e.getClass().getSimpleName());
    }
  }

  private void ask(Push push, String request) {
    Answer<StkQuery.Outcome> answer =
        daraja.query(request).toCompletionStage().toCompletableFuture().join();
    Instant now = clock.instant();
    if (answer instanceof Answer.Accepted<StkQuery.Outcome>(StkQuery.Outcome outcome)) {
      if (outcome.result() == StkResult.PAID) {
        book.proved(request, now);
      } else {
        book.failed(request, outcome.resultCode(), now);
      }
    } else if (push.sentAt().filter(it -> it.isBefore(now.minus(HOPELESS))).isPresent()) {
      database.write(tx -> pushes.givenUp(tx, push.id(), now));
    }
  }
}
