package ke.go.machakos.db.sql;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all rows that are due, one in each transaction. One that cannot be looked at is logged
 * and holds up none of the others. Thread-safe where its functions are.
 *
 * @param what a row of these is, for the log
 * @param next the next row that is due, locked in the transaction, and none of the given ids
 * @param look may change the row, so that it is due no more
 */
public record DueRows<F>(
    String what,
    BiFunction<Tx, Set<Long>, Optional<F>> next,
    ToLongFunction<F> id,
    BiConsumer<Tx, F> look) {
  private static final Logger LOG = LoggerFactory.getLogger(DueRows.class);

  /** A fault that hits this many rows is none of the rows' own. */
  private static final int MOST_FAILURES = 20;

  /**
   * Looks until none is due any more; says at how many it looked.
   *
   * @throws StoreUnavailable when MariaDB does not answer: what was looked at before stays
   */
  public int all(Database database) {
    Set<Long> failed = new HashSet<>();
    int looked = 0;
    boolean more = true;
    while (more && failed.size() < MOST_FAILURES) {
      AtomicLong row = new AtomicLong();
      try {
        more = database.<Boolean>write(tx -> one(tx, failed, row));
        looked += more ? 1 : 0;
      } catch (StoreUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        if (row.get() == 0) {
          throw e;
        }
        LOG.error("{} in row {} could not be looked at", what, row, e);
        failed.add(row.get());
      }
    }
    return looked;
  }

  private boolean one(Tx tx, Set<Long> without, AtomicLong row) {
    Optional<F> due = next.apply(tx, without);
    due.ifPresent(
        each -> {
          row.set(id.applyAsLong(each));
          look.accept(tx, each);
        });
    return due.isPresent();
  }
}
