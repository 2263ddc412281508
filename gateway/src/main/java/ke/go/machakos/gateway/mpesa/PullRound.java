package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.db.books.ProviderLog;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.gateway.daraja.Answer;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.MoneyEvent;
import ke.go.machakos.gateway.daraja.Pull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads M-Pesa's own list for payments that nobody told of. The first round after a start goes back
 * as far as M-Pesa's list does; the next ones overlap, for a payment may be listed late. What was
 * read is kept, for a day is closed against it. For one thread.
 */
final class PullRound {
  private static final Logger LOG = LoggerFactory.getLogger(PullRound.class);

  /** The list holds two days (Daraja, Pull); a minute less, so that clocks may differ. */
  private static final Duration WHOLE = Duration.ofDays(2).minusMinutes(1);

  private static final Duration OVERLAP = Duration.ofHours(1);
  private static final int MOST_PAGES = 1000;
  private static final int MOST_UNANSWERED = 5;

  private final Daraja daraja;
  private final MoneyBook book;
  private final ProviderLog log;
  private final InstantSource clock;
  private Optional<Instant> readUntil = Optional.empty();

  PullRound(Daraja daraja, MoneyBook book, ProviderLog log, InstantSource clock) {
    this.daraja = daraja;
    this.book = book;
    this.log = log;
    this.clock = clock;
  }

  /** Reads what is new. */
  void run() {
    Instant now = clock.instant();
    Instant from = readUntil.map(it -> it.minus(OVERLAP)).orElse(now.minus(WHOLE));
    Instant oldest = now.minus(WHOLE);
    Instant begin = from.isBefore(oldest) ? oldest : from;
    if (read(begin, now)) {
      readUntil = Optional.of(now);
      // a time is said to the second
      log.read(begin, now.minusSeconds(1));
    }
  }

  private boolean read(Instant from, Instant to) {
    var reading = new Reading();
    int offset = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      Answer<Pull.Page> answer =
          daraja.pull(from, to, offset).toCompletionStage().toCompletableFuture().join();
      if (!(answer instanceof Answer.Accepted<Pull.Page>(Pull.Page rows))) {
        LOG.warn("M-Pesa's list could not be read: {}", answer);
        return false;
      }
      if (rows.said() == 0) {
        return reading.whole;
      }
      if (rows.rows().size() < rows.said()) {
        LOG.error("{} rows of M-Pesa's list say nothing", rows.said() - rows.rows().size());
      }
      log.listed(incoming(rows).map(it -> Evidences.of(it, to)).toList(), to);
      incoming(rows).forEach(reading::take);
      offset += rows.said();
    }
    return false;
  }

  /** What cannot be taken must not keep what is listed after it from being taken. */
  private final class Reading {
    private boolean whole = true;
    private int unanswered;

    void take(MoneyEvent.PullRow row) {
      try {
        book.take(row);
      } catch (StoreUnavailable e) {
        // others may have been in its way for too long; where the database is away it is for all
        whole = false;
        unanswered++;
        if (unanswered > MOST_UNANSWERED) {
          throw e;
        }
      } catch (RuntimeException e) {
        // the message of a fault may quote what it could not store
        whole = false;
        LOG.error("a payment of M-Pesa's list is not stored: {}", e.getClass().getSimpleName());
      }
    }
  }

  private static Stream<MoneyEvent.PullRow> incoming(Pull.Page rows) {
    return rows.rows().stream().filter(PullRound::isIncoming);
  }

  /** Money that goes out, such as a reversal, is listed too. */
  private static boolean isIncoming(MoneyEvent.PullRow row) {
    return row.kind().isEmpty() || row.kind().startsWith("c2b");
  }
}
