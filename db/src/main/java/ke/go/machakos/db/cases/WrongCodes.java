package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.WRONG_CODE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The wrong secret codes that numbers typed: after five with less than an hour between them a
 * number is shut, until an hour after the fifth; where it is asked for, after fewer. A right one
 * takes nothing back, for who guesses may have a case of their own. Thread-safe.
 */
public final class WrongCodes {
  /** How many a number has. */
  public static final int TRIES = 5;

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int AT_ONCE = 500;

  private final PersonalData personal;

  public WrongCodes(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /**
   * Whether no code of a number is looked at; a try that is not looked at is counted. Others of
   * that number wait for the end of the transaction: those that come together are no more than
   * those that come one by one.
   *
   * @param tries how many a number has here
   */
  public boolean shut(Tx tx, Msisdn phone, int tries, Instant now) {
    Record row = tx.jooq().selectFrom(WRONG_CODE).where(of(phone)).forUpdate().fetchOne();
    boolean shut =
        row != null
            && row.get(WRONG_CODE.LAST_AT).isAfter(now.minus(WINDOW))
            && row.get(WRONG_CODE.TRIES) >= tries;
    if (shut) {
      tx.jooq()
          .update(WRONG_CODE)
          .set(WRONG_CODE.TRIES, WRONG_CODE.TRIES.plus(1))
          .where(of(phone))
          .execute();
    }
    return shut;
  }

  /** Counts a wrong code; false where others came first and the number is shut. */
  public boolean add(Tx tx, Msisdn phone, int tries, Instant now) {
    tx.jooq()
        .insertInto(WRONG_CODE)
        .set(WRONG_CODE.PHONE_HASH, personal.hash(phone))
        .set(WRONG_CODE.TRIES, 0)
        .set(WRONG_CODE.LAST_AT, now)
        .onDuplicateKeyUpdate()
        .set(WRONG_CODE.TRIES, WRONG_CODE.TRIES)
        .execute();
    if (shut(tx, phone, tries, now)) {
      return false;
    }
    // in this order: MariaDB takes the time that was before where it comes first
    tx.jooq()
        .update(WRONG_CODE)
        .set(
            WRONG_CODE.TRIES,
            DSL.when(WRONG_CODE.LAST_AT.gt(now.minus(WINDOW)), WRONG_CODE.TRIES.plus(1))
                .otherwise(1))
        .set(WRONG_CODE.LAST_AT, now)
        .where(of(phone))
        .execute();
    return true;
  }

  /** How many codes of all numbers that count now were wrong, or were not looked at. */
  public int lately(Tx tx, Instant now) {
    return tx.jooq()
        .select(DSL.coalesce(DSL.sum(WRONG_CODE.TRIES), DSL.inline(BigDecimal.ZERO)))
        .from(WRONG_CODE)
        .where(WRONG_CODE.LAST_AT.gt(now.minus(WINDOW)))
        .fetchSingle(row -> row.value1().intValue());
  }

  /** Keeps nothing of the numbers whose hour is over. */
  public void forget(Tx tx, Instant now) {
    Condition over = WRONG_CODE.LAST_AT.le(now.minus(WINDOW));
    // by their keys, in the order in which a number that tries again is locked
    List<byte[]> numbers =
        tx.jooq()
            .select(WRONG_CODE.PHONE_HASH)
            .from(WRONG_CODE)
            .where(over)
            .limit(AT_ONCE)
            .fetch(WRONG_CODE.PHONE_HASH);
    numbers.forEach(
        number ->
            tx.jooq()
                .deleteFrom(WRONG_CODE)
                .where(WRONG_CODE.PHONE_HASH.eq(number).and(over))
                .execute());
  }

  private Condition of(Msisdn phone) {
    return WRONG_CODE.PHONE_HASH.eq(personal.hash(phone));
  }
}
