package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT_PUSH;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;

/** Hands pushes that are due to nodes, each to one. Thread-safe; any number of nodes. */
public final class PushLeases {
  private static final int RECOVERED = 500;
  private final Database database;
  private final PersonalData personal;

  public PushLeases(Database database, Vault vault) {
    this.database = database;
    this.personal = new PersonalData(vault);
  }

  /**
   * Leases what is due, the longest due first.
   *
   * @param owner who leases; a process makes a new name at each start
   * @param most at least 1
   */
  public List<LeasedPush> dueNow(String owner, int most, Instant now, Duration time) {
    return database.write(
        tx -> {
          List<Record> due = new ArrayList<>(due(tx, PushState.WANTED, most, now));
          if (due.size() < most) {
            due.addAll(due(tx, PushState.RETRY, most - due.size(), now));
          }
          List<Long> ids = due.stream().map(row -> row.get(PAYMENT_PUSH.ID)).toList();
          if (!ids.isEmpty()) {
            tx.jooq()
                .update(PAYMENT_PUSH)
                .set(PAYMENT_PUSH.STATE, PushState.SENDING.code())
                .set(PAYMENT_PUSH.LEASE_OWNER, owner)
                .set(PAYMENT_PUSH.LEASE_UNTIL, now.plus(time))
                .set(PAYMENT_PUSH.ATTEMPTS, PAYMENT_PUSH.ATTEMPTS.plus(1))
                .where(PAYMENT_PUSH.ID.in(ids))
                .execute();
          }
          return due.stream().map(row -> leased(row, owner)).toList();
        });
  }

  private static List<Record> due(Tx tx, PushState state, int most, Instant now) {
    return List.copyOf(
        tx.jooq()
            .selectFrom(PAYMENT_PUSH)
            .where(PAYMENT_PUSH.STATE.eq(state.code()))
            .and(PAYMENT_PUSH.DUE_AT.le(now))
            .orderBy(PAYMENT_PUSH.DUE_AT)
            .limit(most)
            .forUpdate()
            .skipLocked()
            .fetch());
  }

  private LeasedPush leased(Record row, String owner) {
    return new LeasedPush(
        row.get(PAYMENT_PUSH.ID),
        new Reference(Reference.Kind.BILL, row.get(PAYMENT_PUSH.BILL_NUMBER)),
        personal.phone(row.get(PAYMENT_PUSH.PHONE_SEALED)),
        new Money(row.get(PAYMENT_PUSH.AMOUNT_KES)),
        row.get(PAYMENT_PUSH.ATTEMPTS) + 1,
        owner,
        row.get(PAYMENT_PUSH.DUE_AT));
  }

  /**
   * Pushes whose lease ran out are of unknown fate: whoever had one may have died after the
   * provider took it, and the payer must not be asked twice. Says how many. They are found without
   * a lock, for an update by their lease would lock for a moment the oldest that waits, and {@link
   * #dueNow} would pass over it and hand out those behind it.
   */
  public int recover(Instant now) {
    return database.write(
        tx -> {
          Condition ranOut =
              PAYMENT_PUSH.STATE.eq(PushState.SENDING.code()).and(PAYMENT_PUSH.LEASE_UNTIL.lt(now));
          List<Long> ids =
              tx.jooq()
                  .select(PAYMENT_PUSH.ID)
                  .from(PAYMENT_PUSH)
                  .where(ranOut)
                  .limit(RECOVERED)
                  .fetch(PAYMENT_PUSH.ID);
          if (ids.isEmpty()) {
            return 0;
          }
          return tx.jooq()
              .update(PAYMENT_PUSH)
              .set(PAYMENT_PUSH.STATE, PushState.UNKNOWN.code())
              .set(PAYMENT_PUSH.ENDED_AT, now)
              .setNull(PAYMENT_PUSH.OPEN_KEY)
              .setNull(PAYMENT_PUSH.LEASE_OWNER)
              .setNull(PAYMENT_PUSH.LEASE_UNTIL)
              .where(PAYMENT_PUSH.ID.in(ids))
              .and(ranOut)
              .execute();
        });
  }
}
