package ke.go.machakos.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.revenue.BillDifference;
import ke.go.machakos.db.revenue.Reconciliation;
import ke.go.machakos.db.revenue.Reconciliation.Counts;
import ke.go.machakos.db.revenue.Reconciliations;
import ke.go.machakos.db.revenue.RevenueBills;
import ke.go.machakos.db.revenue.RevenueFile;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.gateway.operations.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the county's revenue system as a running gateway finds them, night after night. */
class RevenueRoundTest {
  private static final Path SAMPLE = TestData.CONFIG.resolve("sample/revenue-system.csv");
  private static final int MOST = 100_000;

  @TempDir Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(time("2027-02-10T03:00"));
  private final Metrics metrics = new Metrics(Set.of("main"));
  private final List<String> told = new ArrayList<>();
  private final CountyData county = TestData.county();
  private final Reconciliations reconciliations =
      new Reconciliations(TestStores.get().database(), TestKeys.vault());
  private final RevenueAlarms alarms = new RevenueAlarms(reconciliations, metrics, now::get);

  @AfterEach
  void close() {
    metrics.close();
  }

  private Path file() {
    return folder.resolve("bills.csv");
  }

  /** A node that has just started. */
  private RevenueRound node() {
    RevenueFile reader = new RevenueFile(county);
    return new RevenueRound(
        file(), MOST, reader, RevenueBills.SYSTEM, reconciliations, now::get, told::add);
  }

  /** A time of Nairobi. */
  private static Instant time(String time) {
    return Instant.parse(time + ":00+03:00");
  }

  private void at(String time) {
    now.set(time(time));
  }

  private void drop(String writtenAt, List<String> lines) {
    try {
      Files.write(file(), lines);
      Files.setLastModifiedTime(file(), FileTime.from(time(writtenAt)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks twice, between which a file that stands has stood long enough. */
  private void looks(RevenueRound node) {
    node.look();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    node.look();
  }

  private double figure(String name) {
    alarms.look();
    return metrics
        .scrape()
        .lines()
        .filter(line -> line.startsWith("mlango_bills_" + name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static List<String> sample() {
    try {
      return new ArrayList<>(Files.readAllLines(SAMPLE));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int taken() {
    return TestStores.get().count("revenue_reconciliation");
  }

  /** The bills, but for what is sealed anew each time. */
  private static String bills() {
    return TestStores.get()
        .cell(
            "SELECT GROUP_CONCAT(CONCAT_WS('|', number, master_reference, ward_code, amount_kes,"
                + " issued_on, due_on, state, plate, for_day, HEX(payer_phone_hash)) ORDER BY"
                + " number) FROM bill WHERE master_system = 'county-revenue'");
  }

  @Test
  void a_file_that_begins_with_the_mark_of_utf_8_is_taken_in() {
    List<String> marked = sample();
    marked.set(0, "\ufeff" + marked.getFirst());
    drop("2027-02-10T02:30", marked);
    looks(node());
    assertThat(told).isEmpty();
    assertThat(reconciliations.last().orElseThrow().counts())
        .isEqualTo(new Counts(11, 11, 0, 0, 0));
  }

  @Test
  void a_file_that_arrives_is_taken_in_and_what_differs_is_named_and_kept() {
    RevenueRound node = node();
    looks(node);
    assertThat(taken()).as("nothing is there yet").isZero();
    drop("2027-02-10T02:30", sample());
    looks(node);
    assertThat(reconciliations.last().orElseThrow().counts())
        .isEqualTo(new Counts(11, 11, 0, 0, 0));
    pay("SMP/MKT/20261118/0007", 50);
    List<String> next = sample();
    next.removeIf(line -> line.startsWith("SMP/MKT") || line.startsWith("SMP/OTH"));
    next.replaceAll(line -> line.replace(",9200,", ",9900,"));
    at("2027-02-11T03:00");
    drop("2027-02-11T02:30", next);
    looks(node);
    Reconciliation done = reconciliations.last().orElseThrow();
    assertThat(done.counts()).isEqualTo(new Counts(9, 0, 1, 8, 2));
    assertThat(done.drop().day()).isEqualTo(LocalDate.parse("2027-02-11"));
    List<String> lines =
        List.of(
            "SMP/MKT/20261118/0007 is not in the file, and paid or let go here: it stays as it is"
                + " here",
            "SMP/OTH/2026/0009 is here and not in the file");
    assertThat(reconciliations.differences(done)).map(BillDifference::line).isEqualTo(lines);
    assertThat(told).containsAll(lines.stream().map(it -> "2027-02-11: " + it).toList());
    assertThat(figure("differing")).isEqualTo(2);
    assertThat(TestStores.get().count("posting WHERE amount_kes = -50")).isEqualTo(1);
  }

  private static void pay(String reference, long shillings) {
    String number =
        TestStores.get()
            .cell("SELECT number FROM bill WHERE master_reference = '" + reference + "'");
    Reference bill = new Reference(Reference.Kind.BILL, number);
    List<Ledger.Line> lines =
        List.of(
            new Ledger.Line(Account.BANK, null, null, new Money(shillings)),
            new Ledger.Line(Account.BILL, bill, null, new Money(-shillings)));
    TestStores.get()
        .database()
        .write(tx -> new Ledger().post(tx, "test/" + number, "received", TestData.NOW, lines));
  }

  @Test
  void the_same_file_again_does_nothing_and_shuffled_it_leaves_the_same_table() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    RevenueRound node = node();
    drop("2027-02-10T02:30", sample());
    looks(node);
    String before = bills();
    drop("2027-02-10T05:00", sample());
    looks(node);
    looks(node());
    assertThat(taken()).as("written again, and found by a node that started").isEqualTo(1);
    List<String> rows = sample();
    Collections.shuffle(rows.subList(1, rows.size()), new Random(seed));
    drop("2027-02-10T06:00", rows);
    looks(node);
    assertThat(reconciliations.last().orElseThrow().counts())
        .isEqualTo(new Counts(11, 0, 0, 11, 0));
    assertThat(bills()).isEqualTo(before);
  }

  @Test
  void a_file_with_faults_changes_nothing_names_each_line_and_raises_an_alarm_until_mended() {
    RevenueRound node = node();
    drop("2027-02-10T02:30", sample());
    looks(node);
    String before = bills();
    List<String> bad = sample();
    bad.replaceAll(line -> line.replace(",9200,", ",9900,"));
    bad.add("X/1,NOSUCH,A,,Kola,,,,1,2026-01-01,2026-01-01,,,open");
    bad.add("X/2,CESS,Mfano, Ann,,Kola,,,,1,2026-01-01,2026-01-01,,,open");
    bad.add("X/3,CESS,A,," + "z".repeat(5_000) + ",,,,1,2026-01-01,2026-01-01,,,open");
    drop("2027-02-11T02:30", bad);
    looks(node);
    looks(node());
    assertThat(bills()).isEqualTo(before);
    assertThat(figure("file_faults")).isEqualTo(3);
    assertThat(figure("reconciled_seconds")).as("of the last good file").isEqualTo(120);
    assertThat(told)
        .filteredOn(line -> line.startsWith("bills.csv:"))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("bills.csv:13: stream NOSUCH is not one of"))
        .contains("bills.csv:14: the row has 15 fields, and there are 14 columns")
        .anyMatch(line -> line.startsWith("bills.csv:15: ") && line.length() < 250);
    bad.subList(12, 15).clear();
    drop("2027-02-11T04:00", bad);
    looks(node);
    assertThat(figure("file_faults")).isZero();
    assertThat(bills()).contains("9900");
  }

  @Test
  void a_file_that_stops_coming_or_never_came_grows_old() {
    at("2027-02-10T05:00");
    assertThat(figure("reconciled_seconds")).as("never").isEqualTo(7_200);
    RevenueRound node = node();
    drop("2027-02-10T04:30", sample());
    looks(node);
    assertThat(figure("reconciled_seconds")).isZero();
    at("2027-02-12T05:01");
    looks(node);
    assertThat(taken()).isEqualTo(1);
    assertThat(figure("reconciled_seconds")).isEqualTo(2 * 86_400 + 60);
    drop("2027-02-12T05:00", sample());
    looks(node);
    assertThat(taken()).as("the same content, of today").isEqualTo(2);
    assertThat(figure("reconciled_seconds")).isZero();
  }

  @Test
  void of_two_nodes_one_takes_a_file() {
    drop("2027-02-10T02:30", sample());
    List<RevenueRound> nodes = Stream.generate(this::node).limit(4).toList();
    nodes.forEach(RevenueRound::look);
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    nodes.stream()
        .map(it -> CompletableFuture.runAsync(it::look))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(taken()).isEqualTo(1);
    assertThat(TestStores.get().count("bill WHERE master_system = 'county-revenue'")).isEqualTo(11);
  }

  @Test
  void a_file_that_is_half_written_is_not_taken() {
    RevenueRound node = node();
    List<String> all = sample();
    for (int rows = 1; rows <= all.size(); rows++) {
      drop("2027-02-10T02:30", all.subList(0, rows));
      node.look();
      now.updateAndGet(it -> it.plus(Duration.ofSeconds(59)));
      node.look();
      assertThat(taken()).as(rows + " rows").isZero();
    }
    now.updateAndGet(it -> it.plus(Duration.ofSeconds(1)));
    node.look();
    assertThat(reconciliations.last().orElseThrow().counts().bills()).isEqualTo(11);
  }

  @Test
  void over_midnight_a_file_waits_for_the_books_and_stays_of_the_day_it_was_written() {
    RevenueRound node = node();
    at("2027-02-10T23:59");
    drop("2027-02-10T23:58", sample());
    looks(node);
    at("2027-02-11T01:57");
    looks(node);
    looks(node());
    assertThat(taken()).isZero();
    at("2027-02-11T02:00");
    node.look();
    assertThat(reconciliations.last().orElseThrow().drop().day())
        .isEqualTo(LocalDate.parse("2027-02-10"));
    at("2027-02-11T23:59");
    looks(node);
    at("2027-02-12T02:00");
    looks(node);
    looks(node());
    assertThat(taken()).as("no other was written").isEqualTo(1);
  }

  @Test
  void a_file_that_the_memory_has_no_room_for_is_faulty() {
    List<String> tooLong = sample();
    tooLong.add("x".repeat(MOST));
    drop("2027-02-10T02:30", tooLong);
    looks(node());
    assertThat(figure("file_faults")).isEqualTo(1);
    assertThat(told).anyMatch(it -> it.contains("longer than the 100000 bytes"));
  }

  @Test
  void while_the_database_is_down_a_file_waits_and_no_figure_is_shown() throws Exception {
    RevenueRound node = node();
    drop("2027-02-10T02:30", sample());
    node.look();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    TestStores.get().stopMariaDb();
    try {
      assertThatException().isThrownBy(node::look);
      assertThatException().isThrownBy(alarms::look);
      assertThat(metrics.scrape()).contains("mlango_bills_differing NaN");
    } finally {
      TestStores.get().startMariaDb();
    }
    node.look();
    assertThat(taken()).isEqualTo(1);
  }
}
