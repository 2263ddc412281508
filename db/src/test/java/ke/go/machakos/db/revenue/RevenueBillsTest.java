package ke.go.machakos.db.revenue;

import static ke.go.machakos.db.generated.Tables.BILL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.revenue.BillDifference.Kind;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevenueBillsTest {
  private static final Path SAMPLE = TestData.CONFIG.resolve("sample/revenue-system.csv");
  private static final String SYSTEM = RevenueBills.SYSTEM;

  @TempDir Path folder;

  private final Database database = TestStores.get().database();
  private final PersonalData personal = new PersonalData(TestKeys.vault());
  private final RevenueBills bills = new RevenueBills(database, TestKeys.vault());

  @BeforeEach
  void seed() {
    TestData.sample();
  }

  @Test
  void the_same_file_again_leaves_every_byte_of_the_table() {
    List<RevenueBill> rows = good(SAMPLE);
    BillReconciliation first = take(rows, TestData.NOW);
    assertThat(first.added()).hasSize(11);
    String before = bytes();
    BillReconciliation again = take(rows, TestData.NOW.plus(Duration.ofDays(1)));
    assertThat(again.differences()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(11);
    assertThat(bytes()).isEqualTo(before);
  }

  @Test
  void shuffled_rows_leave_the_same_table() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    take(good(SAMPLE), TestData.NOW);
    List<String> expected = table();
    List<String> lines = new ArrayList<>(Files.readAllLines(SAMPLE));
    String header = lines.removeFirst();
    for (int round = 0; round < 3; round++) {
      TestData.sample();
      Collections.shuffle(lines, random);
      Path shuffled = folder.resolve("shuffled.csv");
      List<String> all = new ArrayList<>(List.of(header));
      all.addAll(lines);
      Files.write(shuffled, all);
      take(good(shuffled), TestData.NOW);
      assertThat(table()).isEqualTo(expected);
      Collections.shuffle(lines, random);
      all = new ArrayList<>(List.of(header));
      all.addAll(lines);
      Files.write(shuffled, all);
      take(good(shuffled), TestData.NOW);
      assertThat(table()).isEqualTo(expected);
    }
  }

  @Test
  void a_dry_run_says_what_would_change_and_changes_nothing() {
    assertThat(bills.reconcile(SYSTEM, good(SAMPLE)).added()).hasSize(11);
    assertThat(table()).isEmpty();
  }

  @Test
  void every_bad_row_is_named_with_its_line() throws IOException {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(
        bad,
        Files.readAllLines(SAMPLE).getFirst()
            + "\n"
            + "R1,PARKING,A,,Ikomba,,KAA1,2026-01-01,5,2026-01-02,2026-01-01,,,open\n"
            + "R2,NOSUCH,A,123,Kola,9,KAA1,,5.5,2026-01-01,2026-01-01,,,maybe\n"
            + "r3,CESS,,,Kola,,,,-1,2026-01-01,2026-01-01,2026-02-01,2026-01-01,open\n"
            + "R1,CESS,A,,Kola,,,,1,2026-01-01,2026-01-01,,,open\n");
    List<Fault> faults = new ArrayList<>();
    new RevenueFile(county()).read(bad, faults);
    assertThat(faults)
        .extracting(it -> it.line() + " " + it.message())
        .contains(
            "2 due_on 2026-01-01 is before issued_on 2026-01-02",
            "2 there is no ward Ikomba; Ikombe is probably meant",
            "3 phone is not a phone number",
            "3 permit 9 is not the number of a permit",
            "3 a plate needs the day that it is for",
            "3 amount_kes 5.5 is not a whole number",
            "3 state maybe is not one of cancelled, open",
            "4 reference r3 is not of capitals, digits and / . _ -",
            "4 payer is empty",
            "4 amount_kes -1 is not between 0 and 1000000000",
            "4 period_to 2026-01-01 is before period_from 2026-02-01",
            "5 R1 is there twice");
    assertThat(faults).anyMatch(it -> it.message().startsWith("stream NOSUCH is not one of"));
  }

  @Test
  void a_bill_changed_there_changes_here_unless_it_was_paid_here() {
    take(List.of(bill("A", 100), bill("B", 100), bill("C", 100)), TestData.NOW);
    Reference paid = number("B");
    database.write(
        tx ->
            new Ledger()
                .post(
                    tx,
                    "test/b",
                    "received",
                    TestData.NOW,
                    List.of(
                        new Ledger.Line(Account.BANK, null, null, new Money(40)),
                        new Ledger.Line(Account.BILL, paid, null, new Money(-40)))));
    List<RevenueBill> changed = List.of(bill("A", 150), bill("B", 150), bill("D", 7));
    BillReconciliation done = take(changed, TestData.NOW);
    assertThat(done.updated()).extracting(it -> it.becomes().reference()).containsExactly("A");
    assertThat(done.differences())
        .extracting(it -> it.reference() + " " + it.kind() + " " + it.part())
        .containsExactly(
            "A CHANGED_THERE amount", "B PAID_HERE amount", "C MISSING_THERE ", "D MISSING_HERE ");
    assertThat(done.lasting())
        .extracting(BillDifference::line)
        .containsExactly(
            "B is changed there, and paid or let go here: it stays as it is here; amount here KES"
                + " 100, there KES 150",
            "C is here and not in the file");
    assertThat(new Bills(database, TestKeys.vault()).find(number("A")).orElseThrow().amount())
        .isEqualTo(new Money(150));
    assertThat(bills.reconcile(SYSTEM, changed).differences()).isEqualTo(done.lasting());
    assertThat(bills.reconcile(SYSTEM, List.of()).differences())
        .hasSize(4)
        .allMatch(it -> it.kind() == Kind.MISSING_THERE);
  }

  @Test
  void a_link_to_a_phone_is_as_old_as_the_phone_and_no_name_is_in_a_difference() {
    take(List.of(bill("A", 100)), TestData.NOW);
    take(List.of(bill("A", 120)), TestData.NOW.plusSeconds(60));
    assertThat(TestStores.get().count("bill WHERE phone_linked_at = '2026-11-23 06:00:00'"))
        .isEqualTo(1);
    RevenueBill other =
        new RevenueBill(
            "A",
            "CESS",
            "Somebody Else",
            new Msisdn("+254700000888"),
            "0378",
            null,
            null,
            null,
            new Money(120),
            day(),
            day(),
            null,
            null,
            false);
    assertThat(bills.reconcile(SYSTEM, List.of(other)).differences())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.line()).doesNotContain("Else", "888", "Mfano"));
    take(List.of(other), TestData.NOW.plusSeconds(90));
    assertThat(TestStores.get().count("bill WHERE phone_linked_at = '2026-11-23 06:01:30'"))
        .isEqualTo(1);
  }

  @Test
  void bills_of_another_master_are_left_alone() {
    bills.take(RevenueBills.SAMPLE, List.of(bill("A", 1)), "test", TestData.NOW);
    assertThat(take(List.of(bill("A", 2)), TestData.NOW).added()).hasSize(1);
    assertThat(TestStores.get().count("bill WHERE master_reference = 'A'")).isEqualTo(2);
    assertThat(TestStores.get().count("bill WHERE master_reference = 'A' AND sample")).isEqualTo(1);
  }

  private BillReconciliation take(List<RevenueBill> rows, Instant now) {
    return bills.take(SYSTEM, rows, "test", now);
  }

  private static RevenueBill bill(String reference, long amount) {
    return new RevenueBill(
        reference,
        "CESS",
        "Ann Mfano",
        new Msisdn("+254700000777"),
        "0378",
        null,
        null,
        null,
        new Money(amount),
        day(),
        day(),
        null,
        null,
        false);
  }

  private static LocalDate day() {
    return LocalDate.parse("2026-11-01");
  }

  private static Reference number(String reference) {
    return new Reference(
        Reference.Kind.BILL,
        TestStores.get()
            .cell("SELECT number FROM bill WHERE master_reference = '" + reference + "'"));
  }

  private static CountyData county() {
    return CountyData.read(TestData.CONFIG.resolve("county"));
  }

  private static List<RevenueBill> good(Path file) {
    List<Fault> faults = new ArrayList<>();
    List<RevenueBill> rows = new RevenueFile(county()).read(file, faults);
    assertThat(faults).isEmpty();
    return rows;
  }

  /** The rows but for what is sealed anew each time, with what it hides. */
  private List<String> table() {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(BILL)
                .where(BILL.MASTER_SYSTEM.eq(SYSTEM))
                .orderBy(BILL.NUMBER)
                .fetch(
                    row -> {
                      String name = personal.required(row.get(BILL.PAYER_NAME_SEALED), Bills.PAYER);
                      row.set(BILL.PAYER_NAME_SEALED, new byte[0]);
                      row.set(BILL.PAYER_PHONE_SEALED, null);
                      row.set(BILL.ID, 0L);
                      return name + row.format();
                    }));
  }

  private static String bytes() {
    return TestStores.get()
        .cell(
            "SELECT SHA2(GROUP_CONCAT(CONCAT_WS('|', id, number, master_reference,"
                + " HEX(payer_name_sealed), HEX(payer_phone_sealed), HEX(payer_phone_hash),"
                + " phone_linked_at, ward_code, amount_kes, issued_on, due_on, state, plate,"
                + " for_day, updated_at) ORDER BY id), 256) FROM bill WHERE master_system ="
                + " 'county-revenue'");
  }
}
