package ke.go.machakos.gateway.money;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.books.Closing;
import ke.go.machakos.db.books.DayBooks;
import ke.go.machakos.db.books.DayBooks.ProviderList;
import ke.go.machakos.db.books.DayDifference;
import ke.go.machakos.db.books.ProviderLog;
import ke.go.machakos.db.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes each day of Nairobi by itself, an hour after it is over, against what the provider listed
 * of it; days that were missed come first, one after the other. Whichever node is first closes it,
 * and no other does. What the provider's list is not whole for waits for a person's statement. For
 * one thread.
 */
public final class DayClosing {
  private static final Logger LOG = LoggerFactory.getLogger(DayClosing.class);

  /** A first closing takes over all that lies before it; more than this is for a quiet hour. */
  private static final long MOST_BEFORE = 200_000;

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration AGAIN = Duration.ofHours(1);

  private final DayBooks books;
  private final ProviderLog log;
  private final InstantSource clock;
  private Optional<LocalDate> waitingFor = Optional.empty();
  private Instant waitingSince = Instant.MIN;
  private Instant complainedAt = Instant.MIN;

  public DayClosing(Database database, InstantSource clock) {
    this.books = new DayBooks(database);
    this.log = new ProviderLog(database);
    this.clock = clock;
  }

  /** Closes what is due. */
  public void look() {
    Instant now = clock.instant();
    LocalDate last = lastDue(now);
    Optional<LocalDate> next =
        books.lastClosed().map(it -> it.plusDays(1)).or(() -> first(last, now));
    while (next.isPresent() && !next.get().isAfter(last)) {
      LocalDate day = next.get();
      Optional<ProviderList> list = log.of(day);
      if (list.isEmpty()) {
        wait(day, now);
        return;
      }
      next = close(day, list.get(), now) ? Optional.of(day.plusDays(1)) : Optional.empty();
    }
  }

  /** The last day that should be closed by now. */
  static LocalDate lastDue(Instant now) {
    return CountyDay.of(now.minus(ProviderLog.LATE)).minusDays(1);
  }

  /** The first day of all is the last that is over, once it is listed; what lies before is kept. */
  private Optional<LocalDate> first(LocalDate last, Instant now) {
    if (log.of(last).isEmpty()) {
      return Optional.empty();
    }
    long before = books.waiting();
    if (before > MOST_BEFORE) {
      complain(now, "{} entries lie before the first day: close it by hand", before);
      return Optional.empty();
    }
    books.begin(last, now);
    return Optional.of(last);
  }

  private boolean close(LocalDate day, ProviderList list, Instant now) {
    return switch (books.close(day, list, null, now)) {
      case Closing.Closed closed -> {
        tell(closed);
        yield true;
      }
      case Closing.ClosedBefore byAnother -> true;
      case Closing.NotOver open -> false;
      case Closing.OutOfTurn moved -> false;
    };
  }

  private static void tell(Closing.Closed closed) {
    if (closed.differences().isEmpty()) {
      LOG.info("{} is closed: {} entries, {} net", closed.day(), closed.entries(), closed.net());
      return;
    }
    LOG.error(
        "{} is closed: the books and M-Pesa's list differ in {} things",
        closed.day(),
        closed.differences().size());
    closed.differences().stream()
        .map(DayDifference::line)
        .forEach(line -> LOG.warn("{}: {}", closed.day(), line));
  }

  /** The list is read every few minutes: only what lasts is worth a word. */
  private void wait(LocalDate day, Instant now) {
    if (!waitingFor.equals(Optional.of(day))) {
      waitingFor = Optional.of(day);
      waitingSince = now;
    } else if (waitingSince.isBefore(now.minus(PATIENCE))) {
      complain(
          now,
          "{} is not closed: M-Pesa's list of it was not read to its end; if it is over two days"
              + " old, close it by hand with a statement",
          day);
    }
  }

  private void complain(Instant now, String what, Object about) {
    if (complainedAt.isBefore(now.minus(AGAIN))) {
      complainedAt = now;
      LOG.error(what, about);
    }
  }
}
