package ke.go.machakos.db.turns;

import static ke.go.machakos.db.generated.Tables.TURN_RECEIPT;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.db.sql.Tx;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * The receipts that make the writes of a turn happen once, on however many nodes it is delivered.
 * Thread-safe.
 */
public final class TurnReceipts {
  private static final String OUTCOME = "turn_receipt.outcome";

  /**
   * A turn has 3 s; a first wait for a lock takes 1 s of them, and the answer must still be drawn.
   */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public TurnReceipts(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Runs an effect at most once for a key, in one transaction with the receipt of its outcome, and
   * returns the outcome. A twin waits for the first to end: it then returns the stored outcome and
   * runs nothing, or runs the effect itself where the first was rolled back. Where a deadlock undid
   * the transaction the effect runs again, so it may touch nothing but the transaction.
   *
   * @throws StoreUnavailable if the database does not answer, or a twin has not ended in about 2.5
   *     s
   */
  public byte[] once(TurnKey key, String action, Function<Tx, byte[]> effect) {
    long start = System.nanoTime();
    while (true) {
      try {
        return database.write(tx -> insertThenRun(tx, key, action, effect));
      } catch (AlreadyRun | StoreUnavailable failure) {
        // Also after a commit whose answer was lost: the receipt says whether it took effect.
        Optional<byte[]> stored = find(key);
        if (stored.isPresent()) {
          return stored.get();
        }
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw failure;
        }
      }
    }
  }

  /** The stored outcome of a key, if its effect took place. */
  public Optional<byte[]> find(TurnKey key) {
    return database
        .read(
            tx ->
                tx.jooq()
                    .select(TURN_RECEIPT.OUTCOME)
                    .from(TURN_RECEIPT)
                    .where(TURN_RECEIPT.TURN_KEY.eq(key.hash()))
                    .fetchOptional(TURN_RECEIPT.OUTCOME))
        .map(stored -> vault.open(stored, OUTCOME));
  }

  /** Removes the receipts made before an instant, at most 10,000 of them, and says how many. */
  public int forgetBefore(Tx tx, Instant before) {
    return tx.jooq()
        .deleteFrom(TURN_RECEIPT)
        .where(TURN_RECEIPT.CREATED_AT.lt(before))
        .limit(10_000)
        .execute();
  }

  private byte[] insertThenRun(Tx tx, TurnKey key, String action, Function<Tx, byte[]> effect) {
    try {
      tx.jooq()
          .insertInto(
              TURN_RECEIPT, TURN_RECEIPT.TURN_KEY, TURN_RECEIPT.ACTION, TURN_RECEIPT.CREATED_AT)
          .values(key.hash(), action, clock.instant())
          .execute();
    } catch (IntegrityConstraintViolationException duplicate) {
      throw new AlreadyRun(duplicate);
    }
    byte[] outcome = effect.apply(tx);
    tx.jooq()
        .update(TURN_RECEIPT)
        .set(TURN_RECEIPT.OUTCOME, vault.seal(outcome, OUTCOME))
        .where(TURN_RECEIPT.TURN_KEY.eq(key.hash()))
        .execute();
    return outcome;
  }

  private static final class AlreadyRun extends RuntimeException {
    AlreadyRun(Throwable cause) {
      super("the turn has a receipt", cause, false, false);
    }
  }
}
