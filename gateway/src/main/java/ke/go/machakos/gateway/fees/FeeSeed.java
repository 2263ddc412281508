package ke.go.machakos.gateway.fees;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import ke.go.machakos.db.fees.FeeDraft;
import ke.go.machakos.db.fees.FeeSchedules;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.db.sql.Database;

/** The sample fees of a demonstration, put in force by two people who are none. */
public final class FeeSeed {
  private static final LocalDate FROM = LocalDate.parse("2026-01-01");

  private FeeSeed() {}

  /**
   * Adds {@code sample/fees.csv} and {@code sample/waivers.csv} as an approved version where there
   * is no version yet; the kinds of permits must be stored.
   *
   * @return whether it did
   * @throws FaultyFiles with every fault of the files
   */
  public static boolean store(Path config, Database database, Instant now) {
    return store(config, Catalogue.read(config.resolve("county")), database, now);
  }

  /** The same with a catalogue that was read already. */
  public static boolean store(Path config, Catalogue catalogue, Database database, Instant now) {
    FeeSchedules schedules = new FeeSchedules(database);
    if (!schedules.all().isEmpty()) {
      return false;
    }
    FeeDraft draft = read(config, catalogue);
    return database.write(
        tx -> {
          long version = schedules.propose(tx, draft, "sample-proposer", now);
          schedules.approve(tx, version, "sample-approver", now);
          return true;
        });
  }

  /**
   * The sample fees.
   *
   * @throws FaultyFiles with every fault of the files
   */
  public static FeeDraft read(Path config) {
    return read(config, Catalogue.read(config.resolve("county")));
  }

  private static FeeDraft read(Path config, Catalogue catalogue) {
    return FaultyFiles.sound(faults -> read(config, catalogue, faults));
  }

  /** The same for who gathers the faults of more files. */
  public static FeeDraft read(Path config, Catalogue catalogue, List<Fault> faults) {
    Path sample = config.resolve("sample");
    return new FeeDraft(
        "SAMPLE fees",
        FROM,
        new FeeFile(sample.resolve("fees.csv"), catalogue).read(faults),
        new WaiverFile(sample.resolve("waivers.csv"), catalogue).read(faults));
  }
}
