package ke.go.machakos.db.seed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Tx;

/**
 * The sample permits, bills, payments, projects and callers in {@code config/sample}: rows that
 * show every state, each marked as sample. They belong in a demonstration alone.
 */
public final class SampleData {
  private final List<SampleCitizens.Row> citizens;
  private final List<SamplePermits.Row> permits;
  private final List<SampleBills.Row> bills;
  private final List<SamplePayments.Row> payments;
  private final List<SampleProjects.Row> projects;

  private SampleData(Path folder, CountyData county, List<Fault> faults) {
    citizens = SampleCitizens.read(folder.resolve("citizens.csv"), faults);
    permits = SamplePermits.read(folder.resolve("permits.csv"), faults, county);
    bills = SampleBills.read(folder.resolve("bills.csv"), faults, county, permits);
    payments = SamplePayments.read(folder.resolve("payments.csv"), faults, bills);
    projects = SampleProjects.read(folder.resolve("projects.csv"), faults, county);
  }

  /**
   * Reads the files of a folder.
   *
   * @throws FaultyFiles with every fault of all of them
   */
  public static SampleData read(Path folder, CountyData county) {
    var faults = new ArrayList<Fault>();
    var data = new SampleData(folder, county, faults);
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return data;
  }

  /**
   * Adds what is not there yet and leaves what is as it has become; returns how many rows were
   * added.
   */
  public int store(Tx tx, Vault vault, Instant now) {
    return SampleCitizens.store(tx, vault, citizens)
        + SamplePermits.store(tx, vault, permits, now)
        + SampleBills.store(tx, vault, bills, now)
        + SamplePayments.store(tx, vault, payments, now)
        + SampleProjects.store(tx, projects);
  }
}
