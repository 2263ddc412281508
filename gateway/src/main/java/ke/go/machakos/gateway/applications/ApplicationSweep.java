package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.db.sql.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what time brings to applications: escalations, what silence grants, reminders and the end
 * of permits; an application in each transaction, passing over those that another node has in hand.
 * Forgets drafts that nobody finished. Thread-safe.
 */
public final class ApplicationSweep {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationSweep.class);

  /** A fault that hits this many applications is none of the applications' own. */
  private static final int MOST_FAILURES = 20;

  private final Database database;
  private final ApplicationDesk desk;
  private final InstantSource clock;

  public ApplicationSweep(Database database, ApplicationDesk desk, InstantSource clock) {
    this.database = database;
    this.desk = desk;
    this.clock = clock;
  }

  /** Looks until no application is due any more; says at how many it looked. */
  public int run() {
    Instant now = clock.instant();
    database.<Integer>write(tx -> desk.stores().drafts().forget(tx, now));
    Set<Long> failed = new HashSet<>();
    int looked = 0;
    boolean more = true;
    while (more && failed.size() < MOST_FAILURES) {
      AtomicLong row = new AtomicLong();
      try {
        more = database.<Boolean>write(tx -> looked(tx, failed, now, row));
        looked += more ? 1 : 0;
      } catch (StoreUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        if (row.get() == 0) {
          throw e;
        }
        LOG.error("the application in row {} could not be looked at", row, e);
        failed.add(row.get());
      }
    }
    return looked;
  }

  private boolean looked(Tx tx, Set<Long> without, Instant now, AtomicLong row) {
    Optional<ApplicationFile> due = desk.due(tx, without, now);
    due.ifPresent(
        file -> {
          row.set(file.id());
          desk.look(tx, file, now);
        });
    return due.isPresent();
  }
}
