package ke.go.machakos.db.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.payments.DropPushes;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.turns.TurnKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes here of a bill that the county's revenue system cancels. */
class CancelledThereTest {
  private static final Path SAMPLE = TestData.CONFIG.resolve("sample/revenue-system.csv");
  private static final String ROW = "R1,CESS,Ann Mfano,,Kola,,,,500,2026-01-01,2026-12-31,,,";

  @TempDir Path folder;

  private final Database database = TestStores.get().database();
  private final RevenueBills bills = new RevenueBills(database, TestKeys.vault());

  @BeforeEach
  void seed() {
    TestData.sample();
  }

  private void take(String state) throws IOException {
    Path file = folder.resolve("bills.csv");
    Files.writeString(file, Files.readAllLines(SAMPLE).getFirst() + "\n" + ROW + state + "\n");
    List<Fault> faults = new ArrayList<>();
    CountyData county = CountyData.read(TestData.CONFIG.resolve("county"));
    List<RevenueBill> rows = new RevenueFile(county).read(file, faults);
    assertThat(faults).isEmpty();
    bills.take(RevenueBills.SYSTEM, rows, "test", TestData.NOW);
  }

  @Test
  void who_is_to_be_asked_for_a_bill_is_not_once_it_is_cancelled_there() throws IOException {
    take("open");
    Reference bill =
        new Reference(
            Reference.Kind.BILL,
            TestStores.get().cell("SELECT number FROM bill WHERE master_reference = 'R1'"));
    var pushes = new Pushes(TestKeys.vault(), new Receiving(TestKeys.vault(), BillWatch.NONE));
    var turn = TurnKey.of("test");
    database.write(
        tx ->
            pushes.want(
                tx,
                bill,
                new Msisdn("+254711000001"),
                new Money(500),
                TestData.NOW,
                turn,
                TestData.NOW));
    take("cancelled");
    assertThat(TestStores.get().cell("SELECT code FROM payment_push"))
        .isEqualTo(DropPushes.CANCELLED);
  }
}
