package ke.go.machakos.db.books;

import static ke.go.machakos.db.generated.Tables.DAY_CLOSE;
import static ke.go.machakos.db.generated.Tables.DAY_DIFFERENCE;
import static ke.go.machakos.db.generated.Tables.DAY_ENTRY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Query;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Closes the county's days, one after the other, each against the provider's own list. A closed day
 * holds its entries of the ledger for good: what comes late for it goes into the next one that is
 * closed, with the day it belongs to. Thread-safe.
 */
public final class DayBooks {
  /** Entries whose numbers were given out, and that others committed before, at most. */
  private static final long UNDER_WAY = 10_000;

  private static final byte[] NOTHING_BEFORE = new byte[32];

  /** What is said to list the days that lie before the first one that was compared. */
  private static final ProviderList BEFORE = new ProviderList("before", List.of());

  private final Database database;

  public DayBooks(Database database) {
    this.database = database;
  }

  /**
   * The provider's list.
   *
   * @param source where it is from, for example {@code pull} or {@code statement}
   */
  public record ProviderList(String source, List<ProviderPayment> payments) {}

  /**
   * Closes a day that is over.
   *
   * @param staff who closes it; nobody where it closes by itself
   */
  public Closing close(LocalDate day, ProviderList theirs, @Nullable Long staff, Instant now) {
    if (now.isBefore(CountyDay.ends(day))) {
      return new Closing.NotOver(day);
    }
    try {
      return database.write(tx -> close(tx, day, theirs, staff, now));
    } catch (IntegrityConstraintViolationException atOnce) {
      return new Closing.ClosedBefore(day);
    }
  }

  private Closing close(
      Tx tx, LocalDate day, ProviderList theirs, @Nullable Long staff, Instant now) {
    Optional<LocalDate> last = lastClosed(tx);
    if (last.filter(it -> !it.isBefore(day)).isPresent()) {
      return new Closing.ClosedBefore(day);
    }
    if (last.filter(it -> !it.plusDays(1).equals(day)).isPresent()) {
      return new Closing.OutOfTurn(last.get().plusDays(1));
    }
    List<DayDifference> differences =
        DayClose.compare(day, Booked.forDay(tx, day, theirs.payments()), theirs.payments());
    return keep(tx, day, theirs, BookEntries.unclaimed(tx), differences, staff, now);
  }

  private static Closing.Closed keep(
      Tx tx,
      LocalDate day,
      ProviderList theirs,
      List<BookEntry> waiting,
      List<DayDifference> differences,
      @Nullable Long staff,
      Instant now) {
    List<BookEntry> entries = waiting.stream().filter(it -> !it.day().isAfter(day)).toList();
    Collection<DayTotal> totals = Totals.of(day, entries);
    byte[] seal = Seal.of(sealBefore(tx, day), day, entries, totals, differences);
    int late = (int) entries.stream().filter(it -> it.day().isBefore(day)).count();
    insert(
        tx,
        new Row(day, theirs, entries.size(), late, differences.size()),
        seal,
        waiting,
        staff,
        now);
    store(tx, day, entries, totals, differences);
    Money net = totals.stream().map(DayTotal::net).reduce(Money.ZERO, Money::plus);
    return new Closing.Closed(day, entries.size(), late, net, List.copyOf(totals), differences);
  }

  /**
   * Takes over what lies before the first day that is closed, each day with what it holds and
   * compared with nothing; does nothing once a day is closed.
   */
  public void begin(LocalDate first, Instant now) {
    try {
      database.<Boolean>write(
          tx -> {
            if (lastClosed(tx).isEmpty()) {
              takeOver(tx, first, now);
            }
            return true;
          });
    } catch (IntegrityConstraintViolationException atOnce) {
      // another node has
    }
  }

  private static void takeOver(Tx tx, LocalDate first, Instant now) {
    List<BookEntry> waiting = BookEntries.unclaimed(tx);
    TreeSet<LocalDate> days = new TreeSet<>();
    waiting.stream().map(BookEntry::day).filter(first::isAfter).forEach(days::add);
    days.add(first.minusDays(1));
    for (LocalDate day : days) {
      keep(tx, day, BEFORE, waiting, List.of(), null, now);
      waiting = waiting.stream().filter(it -> it.day().isAfter(day)).toList();
    }
  }

  /** How many entries of the ledger there are at most that no day was closed with. */
  public long waiting() {
    return database.read(BookEntries::waiting);
  }

  private record Row(LocalDate day, ProviderList theirs, int entries, int late, int differences) {}

  private static void insert(
      Tx tx, Row row, byte[] seal, List<BookEntry> waiting, @Nullable Long staff, Instant now) {
    List<ProviderPayment> listed =
        row.theirs().payments().stream()
            .filter(it -> CountyDay.of(it.at()).equals(row.day()))
            .toList();
    tx.jooq()
        .insertInto(DAY_CLOSE)
        .set(DAY_CLOSE.DAY, row.day())
        .set(DAY_CLOSE.SOURCE, row.theirs().source())
        .set(DAY_CLOSE.ENTRIES, row.entries())
        .set(DAY_CLOSE.LATE, row.late())
        .set(DAY_CLOSE.PROVIDER_PAYMENTS, listed.size())
        .set(DAY_CLOSE.PROVIDER_KES, listed.stream().mapToLong(it -> it.amount().shillings()).sum())
        .set(DAY_CLOSE.DIFFERENCES, row.differences())
        .set(DAY_CLOSE.DIGEST, seal)
        .set(DAY_CLOSE.UNCLAIMED_FROM, unclaimedFrom(tx, row.day(), waiting))
        .set(DAY_CLOSE.CLOSED_BY, staff)
        .set(DAY_CLOSE.CLOSED_AT, now)
        .execute();
  }

  private static long unclaimedFrom(Tx tx, LocalDate day, List<BookEntry> waiting) {
    long before = BookEntries.unclaimedFrom(tx);
    long last = waiting.stream().mapToLong(BookEntry::id).max().orElse(before);
    long next =
        waiting.stream()
            .filter(it -> it.day().isAfter(day))
            .mapToLong(BookEntry::id)
            .min()
            .orElse(last + 1);
    return Math.max(before, next - UNDER_WAY);
  }

  private static void store(
      Tx tx,
      LocalDate day,
      List<BookEntry> entries,
      Collection<DayTotal> totals,
      List<DayDifference> differences) {
    List<Query> rows = new ArrayList<>();
    for (BookEntry entry : entries) {
      rows.add(
          tx.jooq()
              .insertInto(DAY_ENTRY)
              .set(DAY_ENTRY.ENTRY_ID, entry.id())
              .set(DAY_ENTRY.DAY, day)
              .set(DAY_ENTRY.LATE_FROM, entry.day().isBefore(day) ? entry.day() : null));
    }
    batch(tx, rows);
    batch(tx, totals.stream().<Query>map(it -> Totals.insert(tx, it)).toList());
    batch(
        tx,
        differences.stream()
            .<Query>map(
                it ->
                    tx.jooq()
                        .insertInto(DAY_DIFFERENCE)
                        .set(DAY_DIFFERENCE.DAY, day)
                        .set(DAY_DIFFERENCE.KIND, it.kind().code())
                        .set(DAY_DIFFERENCE.RECEIPT, it.receipt())
                        .set(DAY_DIFFERENCE.OURS, it.ours())
                        .set(DAY_DIFFERENCE.THEIRS, it.theirs()))
            .toList());
  }

  private static void batch(Tx tx, List<Query> rows) {
    if (!rows.isEmpty()) {
      tx.batch(rows);
    }
  }

  private static Optional<LocalDate> lastClosed(Tx tx) {
    return tx.jooq()
        .select(DAY_CLOSE.DAY)
        .from(DAY_CLOSE)
        .orderBy(DAY_CLOSE.DAY.desc())
        .limit(1)
        .fetchOptional(DAY_CLOSE.DAY);
  }

  private static byte[] sealBefore(Tx tx, LocalDate day) {
    return tx.jooq()
        .select(DAY_CLOSE.DIGEST)
        .from(DAY_CLOSE)
        .where(DAY_CLOSE.DAY.lt(day))
        .orderBy(DAY_CLOSE.DAY.desc())
        .limit(1)
        .fetchOptional(DAY_CLOSE.DIGEST)
        .orElse(NOTHING_BEFORE);
  }

  /** The last day that was closed. */
  public Optional<LocalDate> lastClosed() {
    return database.read(DayBooks::lastClosed);
  }

  /** The differences that a day was closed with. */
  public List<DayDifference> differences(LocalDate day) {
    return database.read(tx -> differences(tx, day));
  }

  private static List<DayDifference> differences(Tx tx, LocalDate day) {
    return tx.jooq()
        .selectFrom(DAY_DIFFERENCE)
        .where(DAY_DIFFERENCE.DAY.eq(day))
        .orderBy(DAY_DIFFERENCE.ID)
        .fetch(
            row ->
                new DayDifference(
                    DayDifference.Kind.of(row.get(DAY_DIFFERENCE.KIND)),
                    row.get(DAY_DIFFERENCE.RECEIPT),
                    row.get(DAY_DIFFERENCE.OURS),
                    row.get(DAY_DIFFERENCE.THEIRS)));
  }

  /** Whether a closed day is still what was sealed; false for one that was never closed. */
  public boolean isWhole(LocalDate day) {
    return database.read(
        tx ->
            tx.jooq()
                .select(DAY_CLOSE.DIGEST)
                .from(DAY_CLOSE)
                .where(DAY_CLOSE.DAY.eq(day))
                .fetchOptional(DAY_CLOSE.DIGEST)
                .filter(
                    kept ->
                        Arrays.equals(
                            kept,
                            Seal.of(
                                sealBefore(tx, day),
                                day,
                                BookEntries.of(tx, day),
                                Totals.stored(tx, day, day),
                                differences(tx, day))))
                .isPresent());
  }
}
