package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sending side of the outbox: a node leases messages, and each lease ends in one of the ways
 * below, or passes to another node when its time is over. Thread-safe; any number of nodes.
 *
 * <p>A message is in the provider's hands at most while it is leased. One whose lease ran out is
 * marked {@code maybe_twice}: whoever had it may have died after sending it.
 */
public final class Dispatches {
  private static final int RECOVERED = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Dispatches.class);

  private final Database database;
  private final QueuedRows rows;

  public Dispatches(Database database, Vault vault) {
    this.database = database;
    this.rows = new QueuedRows(vault);
  }

  /**
   * Leases what is due, answers to people's own questions first, then in the order in which it was
   * written down.
   *
   * @param owner who leases; a process makes a new name at each start
   * @param most at least 1
   * @param news whether messages that nobody asked for are leased as well
   */
  public List<Leased> lease(String owner, int most, boolean news, Instant now, Duration time) {
    return database.write(
        tx -> {
          List<Record> due = new ArrayList<>(due(tx, true, most, now));
          if (news && due.size() < most) {
            due.addAll(due(tx, false, most - due.size(), now));
          }
          List<Long> ids = due.stream().map(row -> row.get(OUTBOX.ID)).toList();
          if (!ids.isEmpty()) {
            tx.jooq()
                .update(OUTBOX)
                .set(OUTBOX.STATE, MessageState.SENDING.code())
                .set(OUTBOX.LEASE_OWNER, owner)
                .set(OUTBOX.LEASE_UNTIL, now.plus(time))
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .where(OUTBOX.ID.in(ids))
                .execute();
          }
          return due.stream().map(row -> rows.leased(row, owner)).toList();
        });
  }

  private static List<Record> due(Tx tx, boolean solicited, int most, Instant now) {
    return List.copyOf(
        tx.jooq()
            .selectFrom(OUTBOX)
            .where(OUTBOX.STATE.eq(MessageState.WAITING.code()))
            .and(OUTBOX.SOLICITED.eq(solicited))
            .and(OUTBOX.NOT_BEFORE.le(now))
            .orderBy(OUTBOX.NOT_BEFORE, OUTBOX.ID)
            .limit(most)
            .forUpdate()
            .skipLocked()
            .fetch());
  }

  /**
   * Puts messages whose lease ran out back into the queue; says how many. They are found without a
   * lock, for an update by their lease would lock for a moment the oldest that waits, and {@link
   * #lease} would pass over it and hand out those behind it.
   */
  public int recover(Instant now) {
    return database.write(
        tx -> {
          Condition ranOut =
              OUTBOX.STATE.eq(MessageState.SENDING.code()).and(OUTBOX.LEASE_UNTIL.lt(now));
          List<Long> ids =
              tx.jooq()
                  .select(OUTBOX.ID)
                  .from(OUTBOX)
                  .where(ranOut)
                  .limit(RECOVERED)
                  .fetch(OUTBOX.ID);
          if (ids.isEmpty()) {
            return 0;
          }
          return tx.jooq()
              .update(OUTBOX)
              .set(OUTBOX.STATE, MessageState.WAITING.code())
              .set(OUTBOX.MAYBE_TWICE, true)
              .setNull(OUTBOX.LEASE_OWNER)
              .setNull(OUTBOX.LEASE_UNTIL)
              .where(OUTBOX.ID.in(ids))
              .and(ranOut)
              .execute();
        });
  }

  /**
   * How many messages that they did not ask for were sent to the person since an instant. Those in
   * hand count as well if they are older than this one: of two nodes that ask at the same time one
   * gives way.
   */
  public int newsSince(Leased leased, Instant since) {
    return database.read(
        tx ->
            tx.jooq()
                .fetchCount(
                    OUTBOX,
                    OUTBOX
                        .RECIPIENT_HASH
                        .eq(rows.hash(leased.message().to()))
                        .and(OUTBOX.SOLICITED.isFalse())
                        .and(
                            OUTBOX
                                .SENT_AT
                                .ge(since)
                                .or(
                                    OUTBOX
                                        .STATE
                                        .eq(MessageState.SENDING.code())
                                        .and(OUTBOX.ID.lt(leased.id()))))));
  }

  /**
   * What a provider answered when it took a message.
   *
   * @param messageId its id; empty where the answer could not be read
   * @param parts how many short messages it is
   */
  public record Taken(
      String provider,
      Optional<String> messageId,
      String status,
      int parts,
      Optional<String> cost) {}

  /** How the lease of a message ends. */
  public sealed interface End {
    /** Whose lease it is. */
    Leased leased();
  }

  /** The provider has it. */
  public record Sent(Leased leased, Taken taken, Instant at) implements End {}

  /**
   * It is to be tried again.
   *
   * @param counted whether this attempt counts
   * @param inDoubt whether the provider may have it none the less
   */
  public record Later(
      Leased leased, String why, Instant notBefore, boolean counted, boolean inDoubt)
      implements End {}

  /** It will never be sent. */
  public record Given(Leased leased, MessageState state, String why, Instant at) implements End {}

  /**
   * Writes ends down in one transaction, and those of messages that were sent in one exchange with
   * the server; in their order, false where the lease was lost, and another node may send the
   * message too.
   */
  public List<Boolean> end(List<? extends End> ends) {
    List<Sent> sent = ends.stream().filter(Sent.class::isInstance).map(Sent.class::cast).toList();
    if (sent.size() < 2) {
      return database.write(tx -> ends.stream().map(end -> one(tx, end)).toList());
    }
    return database.write(
        tx -> {
          PrimitiveIterator.OfInt held =
              Arrays.stream(tx.batch(LeaseEnds.sent(tx, sent))).iterator();
          return ends.stream()
              .map(end -> end instanceof Sent ? held.next() == 1 : one(tx, end))
              .toList();
        });
  }

  /** Writes one end down. */
  public boolean end(End end) {
    return end(List.of(end)).getFirst();
  }

  private static boolean one(Tx tx, End end) {
    return switch (end) {
      case Sent sent -> {
        try {
          yield LeaseEnds.sent(tx, sent, sent.taken().messageId()).execute() == 1;
        } catch (IntegrityConstraintViolationException sameId) {
          LOG.warn("the provider gave message {} the id of another", sent.leased().id());
          yield LeaseEnds.sent(tx, sent, Optional.empty()).execute() == 1;
        }
      }
      case Later later -> LeaseEnds.later(tx, later).execute() == 1;
      case Given given -> LeaseEnds.given(tx, given).execute() == 1;
    };
  }
}
