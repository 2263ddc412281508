package ke.go.machakos.gateway.cases;

import java.time.Instant;
import java.time.InstantSource;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DueRows;

/**
 * Takes the steps of promises that are due: a case in each transaction, passing over those that
 * another node has in hand. Thread-safe.
 */
public final class PromiseSweep {
  private final Database database;
  private final CaseDesk desk;
  private final InstantSource clock;

  public PromiseSweep(Database database, CaseDesk desk, InstantSource clock) {
    this.database = database;
    this.desk = desk;
    this.clock = clock;
  }

  /** Looks until no case is due any more; says at how many it looked. */
  public int run() {
    Instant now = clock.instant();
    return new DueRows<>(
            "the promise of the case",
            (tx, without) -> desk.due(tx, without, now),
            CaseFile::id,
            (tx, file) -> desk.look(tx, file, now))
        .all(database);
  }
}
