package ke.go.machakos.gateway.sms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.inbox.Receipt;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.outbox.DeliveryReport;
import ke.go.machakos.db.outbox.DeliveryReports;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.menus.page.Renderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores messages and answers each once: the answer, what else it does and the end of the message
 * are one transaction. Thread-safe, and several nodes may work on one inbox.
 */
public final class SmsIntake {
  private static final Logger LOG = LoggerFactory.getLogger(SmsIntake.class);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** The most that one sweep tries. */
  static final int SWEPT = 500;

  private final Database database;
  private final Stores stores;
  private final SmsRouter router;
  private final Settling settling;
  private final InstantSource clock;

  public SmsIntake(
      Database database, Stores stores, SmsRouter router, Renderer renderer, InstantSource clock) {
    this.database = database;
    this.stores = stores;
    this.router = router;
    this.settling = new Settling(database, stores, renderer);
    this.clock = clock;
  }

  /** The tables that messages go through. */
  public record Stores(
      Inbox inbox,
      SmsDialogues dialogues,
      OptOuts optOuts,
      Outbox outbox,
      DeliveryReports reports) {}

  /** Writes a message down. */
  public Receipt store(IncomingMessage message) {
    return database.write(tx -> stores.inbox().take(tx, message, clock.instant()));
  }

  /** Writes messages down and gives back, in their order, those that are to be answered. */
  List<Optional<ReceivedMessage>> take(List<IncomingMessage> messages) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Receipt> receipts = database.write(tx -> stores.inbox().take(tx, messages, now));
    return IntStream.range(0, receipts.size())
        .mapToObj(i -> fresh(receipts.get(i), messages.get(i), now))
        .toList();
  }

  private static Optional<ReceivedMessage> fresh(
      Receipt receipt, IncomingMessage message, Instant now) {
    return receipt.arrival() == Receipt.Arrival.NEW
        ? Optional.of(
            new ReceivedMessage(receipt.id(), message.from(), message.code(), message.body(), now))
        : Optional.empty();
  }

  /** Writes down that a number opted out, as the provider tells it. */
  public boolean optOut(Msisdn phone) {
    return database.write(
        tx -> {
          stores.optOuts().set(tx, phone, true, "provider", clock.instant());
          return true;
        });
  }

  /** Writes down what a provider says became of a message; says whether we know the message. */
  public boolean report(DeliveryReport report) {
    return stores.reports().take(report, clock.instant());
  }

  /** Finds the answer to a message that was just written down. Reads only. */
  Settlement plan(ReceivedMessage message) {
    Instant now = clock.instant();
    return new Settlement(message, router.plan(message, now), now);
  }

  /** Gives answers that were found, or none of them; false where one has to be found anew. */
  List<Boolean> settle(List<Settlement> found) {
    return settling.settle(found);
  }

  /** Answers a message, unless it was answered before. */
  public void answer(long id) {
    boolean moved = true;
    while (moved) {
      Optional<ReceivedMessage> message = stores.inbox().find(id);
      moved = message.isPresent() && !settled(message.get());
    }
  }

  /** Answers the messages that came a while ago and were not; says how many it could. */
  public int sweep(Duration age) {
    int answered = 0;
    for (long id : stores.inbox().left(clock.instant().minus(age), SWEPT)) {
      try {
        answer(id);
        answered++;
      } catch (StoreUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("message {} could not be answered", id, e);
      }
    }
    return answered;
  }

  /** False where the sender's conversation moved on meanwhile: the plan is for another question. */
  private boolean settled(ReceivedMessage message) {
    Instant now = clock.instant();
    boolean late = message.receivedAt().plus(PATIENCE).isBefore(now);
    try {
      return settle(List.of(plan(message))).getFirst();
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      if (!late) {
        throw e;
      }
      LOG.error("message {} goes to a person: it could not be answered", message.id(), e);
      SmsRouter.Plan person = router.toPerson(message, now);
      return settle(List.of(new Settlement(message, person, now))).getFirst();
    }
  }
}
