package ke.go.machakos.gateway.fees;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.fees.FeeSchedules;
import ke.go.machakos.db.fees.FeeVersion;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;

/**
 * What permits cost by the version of the county's fees that counts on the day of paying. Reads it
 * anew for each question. Thread-safe.
 */
public final class Fees {
  private final Database database;
  private final FeeSchedules schedules;
  private final Catalogue catalogue;

  public Fees(Database database, Catalogue catalogue) {
    this.database = database;
    this.schedules = new FeeSchedules(database);
    this.catalogue = catalogue;
  }

  /** The catalogue that fees are told apart by. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * What a first permit costs; an empty activity, size or zone is one that is not known. Empty
   * where the county's approved fees say nothing of it.
   */
  public Optional<Quote> quote(
      String permitType, String activity, String size, String zone, LocalDate on) {
    return quote(FeeQuestion.first(permitType, activity, size, zone, on));
  }

  /** What a first permit or a renewal costs. */
  public Optional<Quote> quote(FeeQuestion asked) {
    return database.read(tx -> quote(tx, asked));
  }

  /**
   * What it costs to follow another permit: from the day on which that was due. Where it is over
   * for too long, or no rule is of that day, it costs what a first one does.
   *
   * @param before the last day of the permit that it follows
   */
  public Optional<Quote> quote(FeeQuestion asked, LocalDate before) {
    Validity validity =
        catalogue
            .validityOfKind()
            .getOrDefault(asked.what().permitType(), new Validity.CalendarYear());
    return validity
        .due(asked.on(), before)
        .flatMap(due -> quote(asked.due(due)))
        .or(() -> quote(asked));
  }

  /** The same in a transaction, for a bill that is written in it. */
  public Optional<Quote> quote(Tx tx, FeeQuestion asked) {
    return schedules
        .current(tx, asked.on())
        .map(version -> schedule(tx, version, asked.what().permitType()))
        .flatMap(schedule -> new FeeEngine(schedule).quote(asked));
  }

  private FeeSchedule schedule(Tx tx, FeeVersion version, String permitType) {
    return new FeeSchedule(
        schedules.rules(tx, version.version(), Optional.of(permitType)),
        schedules.waivers(tx, version.version()),
        catalogue.penaltyOfKind(),
        catalogue.validityOfKind());
  }
}
