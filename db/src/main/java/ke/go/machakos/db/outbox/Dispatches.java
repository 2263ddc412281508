package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
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
  private static final int LONGEST_ERROR = 200;
  private static final int RECOVERED = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Dispatches.class);

  private final Database database;
  private final QueuedRows rows;

  public Dispatches(Database database, Vault vault) {
    this.database = database;
    this.rows = new QueuedRows(vault);
  }

  /**
   * Leases what is due, answers to people's own questions first.
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
            .orderBy(OUTBOX.NOT_BEFORE)
            .limit(most)
            .forUpdate()
            .skipLocked()
            .fetch());
  }

  /** Puts messages whose lease ran out back into the queue; says how many. */
  public int recover(Instant now) {
    return database.write(
        tx ->
            tx.jooq()
                .update(OUTBOX)
                .set(OUTBOX.STATE, MessageState.WAITING.code())
                .set(OUTBOX.MAYBE_TWICE, true)
                .setNull(OUTBOX.LEASE_OWNER)
                .setNull(OUTBOX.LEASE_UNTIL)
                .where(OUTBOX.STATE.eq(MessageState.SENDING.code()))
                .and(OUTBOX.LEASE_UNTIL.lt(now))
                .limit(RECOVERED)
                .execute());
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

  /** The provider has it. False where the lease was lost, and another node may send it too. */
  public boolean sent(Leased leased, Taken taken, Instant now) {
    return database.write(
        tx -> {
          try {
            return sent(tx, leased, taken, taken.messageId(), now);
          } catch (IntegrityConstraintViolationException sameId) {
            LOG.warn("the provider gave message {} the id of another", leased.id());
            return sent(tx, leased, taken, Optional.empty(), now);
          }
        });
  }

  /** An id that the provider gave to another message before is left out: it stays that one's. */
  private static boolean sent(
      Tx tx, Leased leased, Taken taken, Optional<String> messageId, Instant now) {
    return end(
        tx,
        leased,
        MessageState.SENT,
        row -> taken(row, taken, now).set(OUTBOX.PROVIDER_MESSAGE_ID, messageId.orElse(null)));
  }

  private static UpdateSetMoreStep<?> taken(UpdateSetMoreStep<?> row, Taken taken, Instant now) {
    return row.set(OUTBOX.PROVIDER, taken.provider())
        .set(OUTBOX.PROVIDER_STATUS, taken.status())
        .set(OUTBOX.PROGRESS, Progress.TAKEN.rank())
        .set(OUTBOX.PARTS, taken.parts())
        .set(OUTBOX.COST, taken.cost().orElse(null))
        .set(OUTBOX.SENT_AT, now)
        .setNull(OUTBOX.LAST_ERROR);
  }

  /**
   * It is to be tried again.
   *
   * @param counted whether this attempt counts
   * @param inDoubt whether the provider may have it none the less
   */
  public boolean later(
      Leased leased, String why, Instant notBefore, boolean counted, boolean inDoubt) {
    return database.write(
        tx ->
            end(
                tx,
                leased,
                MessageState.WAITING,
                row ->
                    row.set(OUTBOX.LAST_ERROR, error(why))
                        .set(OUTBOX.NOT_BEFORE, notBefore)
                        .set(OUTBOX.ATTEMPTS, leased.attempts() - (counted ? 0 : 1))
                        .set(OUTBOX.MAYBE_TWICE, inDoubt ? DSL.inline(true) : OUTBOX.MAYBE_TWICE)));
  }

  /** It will never be sent. */
  public boolean given(Leased leased, MessageState state, String why, Instant now) {
    return database.write(
        tx ->
            end(
                tx,
                leased,
                state,
                row -> row.set(OUTBOX.LAST_ERROR, error(why)).set(OUTBOX.FINAL_AT, now)));
  }

  /** Ends a lease, if it is still held. */
  private static boolean end(
      Tx tx, Leased leased, MessageState state, UnaryOperator<UpdateSetMoreStep<?>> more) {
    UpdateSetMoreStep<?> row =
        tx.jooq()
            .update(OUTBOX)
            .set(OUTBOX.STATE, state.code())
            .setNull(OUTBOX.LEASE_OWNER)
            .setNull(OUTBOX.LEASE_UNTIL);
    return more.apply(row)
            .where(OUTBOX.ID.eq(leased.id()))
            .and(OUTBOX.STATE.eq(MessageState.SENDING.code()))
            .and(OUTBOX.LEASE_OWNER.eq(leased.owner()))
            .execute()
        == 1;
  }

  private static String error(String why) {
    return why.substring(0, Math.min(why.length(), LONGEST_ERROR));
  }
}
