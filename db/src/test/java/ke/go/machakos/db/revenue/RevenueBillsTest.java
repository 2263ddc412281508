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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
import ke.go.machakos.db.sql.Tx;
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
    database.write(tx -> pay(tx, paid, 40));
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
    assertThat(amount("A")).isEqualTo(new Money(150));
    assertThat(bills.reconcile(SYSTEM, changed).differences()).isEqualTo(done.lasting());
    assertThat(bills.reconcile(SYSTEM, List.of()).lasting())
        .extracting(it -> it.reference() + " " + it.kind())
        .containsExactly(
            "A MISSING_THERE", "B PAID_NOT_THERE", "C MISSING_THERE", "D MISSING_THERE");
  }

  @Test
  void a_bill_that_is_paid_while_a_file_is_taken_in_stays_as_it_is() {
    take(List.of(bill("A", 100), bill("B", 100)), TestData.NOW);
    var posted = new CountDownLatch(1);
    CompletableFuture<Boolean> paying =
        CompletableFuture.supplyAsync(
            () ->
                database.write(
                    tx -> {
                      pay(tx, number("B"), 40);
                      posted.countDown();
                      awaitSomebodyWhoWaits();
                      return true;
                    }));
    await(posted);
    BillReconciliation done = take(List.of(bill("A", 150), bill("B", 150)), TestData.NOW);
    assertThat(paying.join()).isTrue();
    assertThat(done.updated()).extracting(it -> it.becomes().reference()).containsExactly("A");
    assertThat(done.lasting()).extracting(BillDifference::kind).containsExactly(Kind.PAID_HERE);
    assertThat(amount("B")).isEqualTo(new Money(100));
  }

  @Test
  void bills_that_a_file_does_not_change_can_be_paid_while_it_is_taken_in() {
    take(List.of(bill("A", 100), bill("B", 100)), TestData.NOW);
    database.write(
        tx -> {
          bills.plan(tx, SYSTEM, List.of(bill("A", 100), bill("B", 150)));
          Reference same = number("A");
          return CompletableFuture.supplyAsync(() -> database.write(it -> pay(it, same, 40)))
              .join();
        });
    assertThat(TestStores.get().count("posting WHERE amount_kes = -40")).isEqualTo(1);
  }

  private static boolean pay(Tx tx, Reference bill, long shillings) {
    return new Ledger()
        .post(
            tx,
            "test/" + bill.digits(),
            "received",
            TestData.NOW,
            List.of(
                new Ledger.Line(Account.BANK, null, null, new Money(shillings)),
                new Ledger.Line(Account.BILL, bill, null, new Money(-shillings))))
        .isPresent();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until another transaction asks for a bill that this one has: it is waited for, a second. */
  private void awaitSomebodyWhoWaits() {
    String waiting =
        "SELECT COUNT(*) FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND info"
            + " LIKE '%for update%'";
    while (database.read(tx -> String.valueOf(tx.jooq().fetchValue(waiting))).equals("0")) {
      Thread.onSpinWait();
    }
  }

  private Money amount(String reference) {
    return new Bills(database, TestKeys.vault()).find(number(reference)).orElseThrow().amount();
  }

  @Test
  void what_a_file_holds_under_other_columns_is_not_shown_and_one_without_bills_is_faulty()
      throws IOException {
    String header = Files.readAllLines(SAMPLE).getFirst() + "\n";
    Path file = folder.resolve("other.csv");
    Files.writeString(file, header + "R1,CESS,Mfano, A,,Kola,,,,1,2026-01-01,2026-01-01,,,open\n");
    assertThat(faults(file)).containsExactly("2 the row has 15 fields, and there are 14 columns");
    Files.writeString(file, header + "R1,CESS,Ann Mfano,,Kola,,,,12");
    assertThat(faults(file)).containsExactly("2 the row has 9 fields, and there are 14 columns");
    Files.writeString(file, header + "R1,CESS,A,,Kola,,,,1,+99999-01-01,+99999-01-01,,,open\n");
    assertThat(faults(file)).contains("2 issued_on +99999-01-01 is not a day such as 2026-11-20");
    Files.writeString(file, header);
    assertThat(faults(file)).containsExactly("1 the file has no bill");
    Files.writeString(file, "");
    assertThat(faults(file)).containsExactly("1 the file is empty: not even its columns are there");
    Files.writeString(file, header + ",,,,,,,,,,,,,\n".repeat(50_000));
    assertThat(faults(file)).hasSizeLessThan(1_100).last().asString().contains("no further");
  }

  @Test
  void a_permit_is_kept_as_its_digits_however_it_is_written() throws IOException {
    Path file = folder.resolve("permit.csv");
    String row = "R1,BUSINESS_PERMIT,A,,Kola,101-00 37,,,1,2026-01-01,2026-01-01,,,open\n";
    Files.writeString(file, Files.readAllLines(SAMPLE).getFirst() + "\n" + row);
    take(good(file), TestData.NOW);
    assertThat(take(good(file), TestData.NOW).unchanged()).isEqualTo(1);
    String kept = "bill WHERE master_reference = 'R1' AND permit_number = '1010037'";
    assertThat(TestStores.get().count(kept)).isEqualTo(1);
  }

  /** The same whether a file is read, or what was read of it. */
  private List<String> faults(Path file) throws IOException {
    List<Fault> read = new ArrayList<>();
    new RevenueFile(county()).read(file, read);
    List<Fault> before = new ArrayList<>();
    new RevenueFile(county()).read(file, Files.readAllBytes(file), before);
    assertThat(before).isEqualTo(read);
    return read.stream().map(it -> it.line() + " " + it.message()).toList();
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
