package ke.go.machakos.db.bills;

import static ke.go.machakos.db.generated.Tables.LEDGER_ENTRY;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The ledger, to which entries are added and nothing else. Thread-safe. */
public final class Ledger {
  private static final List<Field<?>> COLUMNS =
      List.of(
          POSTING.ENTRY_ID,
          POSTING.ACCOUNT,
          POSTING.BILL_NUMBER,
          POSTING.PAYMENT_ID,
          POSTING.AMOUNT_KES,
          POSTING.POSTED_AT);

  /** One side of an entry. */
  public record Line(
      Account account, @Nullable Reference bill, @Nullable Long payment, Money amount) {}

  /**
   * Adds an entry, unless one of the same cause is there: the same fact is posted once.
   *
   * @param cause what is unique to the fact, for example {@code payment/17/settles}
   * @return the entry's identity; empty where it was there before
   * @throws IllegalArgumentException if the lines do not sum to zero
   */
  public OptionalLong post(Tx tx, String cause, String reason, Instant at, List<Line> lines) {
    if (lines.stream().mapToLong(line -> line.amount().shillings()).sum() != 0) {
      throw new IllegalArgumentException("the lines of " + cause + " do not sum to zero");
    }
    long entry;
    try {
      entry =
          tx.jooq()
              .insertInto(LEDGER_ENTRY)
              .set(LEDGER_ENTRY.CAUSE, cause)
              .set(LEDGER_ENTRY.REASON, reason)
              .set(LEDGER_ENTRY.POSTED_AT, at)
              .returningResult(LEDGER_ENTRY.ID)
              .fetchSingle()
              .value1();
    } catch (IntegrityConstraintViolationException sameCause) {
      return OptionalLong.empty();
    }
    InsertValuesStepN<?> adding = tx.jooq().insertInto(POSTING, COLUMNS);
    for (Line line : lines) {
      adding =
          adding.values(
              entry,
              line.account().code(),
              line.bill() == null ? null : line.bill().digits(),
              line.payment(),
              line.amount().shillings(),
              at);
    }
    adding.execute();
    return OptionalLong.of(entry);
  }
}
