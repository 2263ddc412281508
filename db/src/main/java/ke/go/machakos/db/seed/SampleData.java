package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.CITIZEN;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.PERMIT;
import static ke.go.machakos.db.generated.Tables.PROJECT;
import static ke.go.machakos.db.generated.Tables.STAFF;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.places.Department;
import ke.go.machakos.db.places.Hospital;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The sample permits, bills, payments, projects, callers and staff in {@code config/sample}: rows
 * that show every state, each marked as sample. They belong in a demonstration alone.
 */
public final class SampleData {
  private final List<SampleCitizens.Row> citizens;
  private final List<SamplePermits.Row> permits;
  private final List<SampleBills.Row> bills;
  private final List<SamplePayments.Row> payments;
  private final List<SampleProjects.Row> projects;
  private final List<StaffRow> staff;

  private SampleData(Path folder, CountyData county, List<Fault> faults) {
    citizens = SampleCitizens.read(folder.resolve("citizens.csv"), faults);
    permits = SamplePermits.read(folder.resolve("permits.csv"), faults, county);
    bills = SampleBills.read(folder.resolve("bills.csv"), faults, county, permits);
    payments = SamplePayments.read(folder.resolve("payments.csv"), faults, bills);
    projects = SampleProjects.read(folder.resolve("projects.csv"), faults, county);
    staff = staff(folder.resolve("staff.csv"), faults, county);
  }

  private static List<StaffRow> staff(Path file, List<Fault> faults, CountyData county) {
    return new StaffFile(
            file,
            county.departments().stream().map(Department::code).collect(Collectors.toSet()),
            county.hospitals().stream().map(Hospital::code).collect(Collectors.toSet()),
            county.wardNames())
        .read(faults);
  }

  /**
   * Reads the files of a folder.
   *
   * @throws FaultyFiles with every fault of all of them
   */
  public static SampleData read(Path folder, CountyData county) {
    return FaultyFiles.sound(faults -> read(folder, county, faults));
  }

  /** The same for who gathers the faults of more files. */
  public static SampleData read(Path folder, CountyData county, List<Fault> faults) {
    return new SampleData(folder, county, faults);
  }

  /**
   * Adds what is not there yet and leaves what is as it has become; returns how many rows were
   * added.
   */
  public int store(Tx tx, Vault vault, Instant now) {
    if (stored(tx)) {
      return 0;
    }
    return SampleCitizens.store(tx, vault, citizens)
        + SamplePermits.store(tx, vault, permits, now)
        + SampleBills.store(tx, vault, bills, now)
        + SamplePayments.store(tx, vault, payments, now)
        + SampleProjects.store(tx, projects)
        + new StaffTable(tx, vault).add(staff, true, now);
  }

  /** Whether as many rows are marked as sample as the files have: a start then writes none. */
  private boolean stored(Tx tx) {
    return count(tx, CITIZEN, CITIZEN.SAMPLE) == citizens.size()
        && count(tx, PERMIT, PERMIT.SAMPLE) == permits.size()
        && count(tx, BILL, BILL.SAMPLE) == bills.size()
        && count(tx, PAYMENT, PAYMENT.SAMPLE) == payments.size()
        && count(tx, PROJECT, PROJECT.SAMPLE) == projects.size()
        && count(tx, STAFF, STAFF.SAMPLE) == staff.size();
  }

  private static int count(Tx tx, Table<?> table, Field<Boolean> sample) {
    return tx.jooq().fetchCount(table, sample.isTrue());
  }
}
