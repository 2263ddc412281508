package ke.go.machakos.gateway.staff;

import java.time.Instant;
import java.time.InstantSource;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.db.staff.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on every call that was not answered in time; any number of nodes may. Thread-safe. */
public final class PageSweep {
  private static final Logger LOG = LoggerFactory.getLogger(PageSweep.class);
  private static final int AT_ONCE = 200;

  private final Database database;
  private final Pages pages;
  private final Paging paging;
  private final InstantSource clock;

  public PageSweep(Database database, Pages pages, Paging paging, InstantSource clock) {
    this.database = database;
    this.pages = pages;
    this.paging = paging;
    this.clock = clock;
  }

  /**
   * Passes on what is due, each call in a transaction of its own, so that one that cannot be passed
   * on holds none of the others up; says how many it passed on.
   */
  public int run() {
    Instant now = clock.instant();
    int passedOn = 0;
    for (long row : pages.due(now, AT_ONCE)) {
      try {
        passedOn += database.<Boolean>write(tx -> paging.passOn(tx, row, now)) ? 1 : 0;
      } catch (StoreUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("call {} could not be passed on", row, e);
      }
    }
    return passedOn;
  }
}
