package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.InstantSource;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DueRows;

/**
 * Takes what time brings to applications: escalations, what silence grants, reminders and the end
 * of permits; an application in each transaction, passing over those that another node has in hand.
 * Forgets drafts that nobody finished. Thread-safe.
 */
public final class ApplicationSweep {
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
    return new DueRows<>(
            "the application",
            (tx, without) -> desk.due(tx, without, now),
            ApplicationFile::id,
            (tx, file) -> desk.look(tx, file, now))
        .all(database);
  }
}
