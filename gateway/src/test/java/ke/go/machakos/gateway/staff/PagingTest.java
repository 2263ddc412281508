package ke.go.machakos.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.inbox.Acquaintances;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.outbox.DeliveryReports;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.QueuedMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.Pages;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.sms.FreeText;
import ke.go.machakos.gateway.sms.NumberDoor;
import ke.go.machakos.gateway.sms.SmsIntake;
import ke.go.machakos.gateway.sms.SmsRouter;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.gsm.GsmText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls over the real database, to the people of the sample, on a clock that is moved. */
class PagingTest {
  /** Those on call for fires, in their order. */
  private static final Msisdn FIRST = new Msisdn("+254700000243");

  private static final Msisdn SECOND = new Msisdn("+254700000244");
  private static final Msisdn THIRD = new Msisdn("+254700000245");
  private static final Msisdn SECRETARY = new Msisdn("+254700000201");
  private static final Msisdn CITIZEN = new Msisdn("+254722000777");
  private static final Duration MISSED = Duration.ofMinutes(5);

  private static final Database DATABASE = TestStores.get().database();
  private static final Outbox OUTBOX = new Outbox(DATABASE, TestKeys.vault());
  private static final Pages PAGES = new Pages(DATABASE);
  private static final MenuBook BOOK =
      MenuBook.load(TestData.CONFIG, Wiring.vocabulary(Startup.services(TestData.CONFIG)));
  private static final AtomicInteger IDS = new AtomicInteger();

  private final AtomicReference<Instant> now = new AtomicReference<>(TestData.NOW);
  private final Wiring.People people = Wiring.people(DATABASE, TestKeys.vault(), BOOK.renderer());
  private final PageSweep calls = Wiring.calls(DATABASE, people, now::get);
  private final SmsIntake intake = intake();
  private final Reference matter = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());

  @BeforeEach
  void sample() {
    TestData.sample();
  }

  @Test
  void the_first_on_call_is_told_where_and_how_to_answer() {
    page("EMERGENCY", Optional.of("0378"), Optional.of("near the market, call 0712345678"));
    QueuedMessage call = OUTBOX.to(FIRST, 9).getFirst();
    assertThat(call.message().body())
        .startsWith("HATARI")
        .contains("Kithimani, near the market, call ***678", "SAWA " + matter);
    assertThat(call.message().cause()).isEqualTo("page/" + matter + "/1");
    assertThat(OUTBOX.waiting()).isOne();
    assertThat(events("page.sent")).containsExactly("system 1 sample-emergency-1");
  }

  @ParameterizedTest
  @CsvSource({"EMERGENCY", "HEALTH"}) // the one is told in Kiswahili, the other in English
  void a_call_is_two_parts_at_most_whatever_the_landmark_is(String department) {
    page(department, Optional.of("0397"), Optional.of("ng'ambo \uD83D\uDD25 [ya] ".repeat(40)));
    Msisdn called = department.equals("HEALTH") ? new Msisdn("+254700000224") : FIRST;
    var size = GsmText.measure(OUTBOX.to(called, 1).getFirst().message().body());
    assertThat(size.encoding()).isEqualTo(GsmText.Encoding.GSM7);
    assertThat(size.segments()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_matter_is_called_for_once_and_not_where_its_transaction_fails() {
    page("EMERGENCY", Optional.empty(), Optional.empty());
    page("EMERGENCY", Optional.empty(), Optional.empty());
    assertThat(OUTBOX.waiting()).isOne();
    assertThat(OUTBOX.to(FIRST, 1).getFirst().message().body()).contains("hapakutajwa");
    var other = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());
    assertThatThrownBy(
            () ->
                DATABASE.write(
                    tx -> {
                      people.paging().page(tx, alarm(other, "WATER"), now.get());
                      throw new IllegalStateException("after the call");
                    }))
        .hasMessage("after the call");
    assertThat(PAGES.standing(other)).isEmpty();
    assertThat(OUTBOX.waiting()).isOne();
  }

  @Test
  void an_ok_in_time_ends_it() {
    page("EMERGENCY", Optional.empty(), Optional.empty());
    pass(MISSED.minusSeconds(1));
    assertThat(calls.run()).isZero();
    assertThat(text(FIRST, "ok")).startsWith("Asante. Ripoti " + matter + " sasa ni yako");
    pass(Duration.ofHours(1));
    assertThat(calls.run()).isZero();
    assertThat(OUTBOX.to(SECOND, 9)).isEmpty();
    assertThat(events("page.answered")).containsExactly("sample-emergency-1 ");
    assertThat(text(FIRST, "OK " + matter)).contains("sasa ni yako");
    assertThat(text(SECOND, "Sawa, " + matter)).startsWith("Thank you. Somebody else");
    assertThat(events("page.answered")).hasSize(1);
  }

  @Test
  void no_ok_calls_the_next_and_a_late_one_still_ends_it() {
    page("EMERGENCY", Optional.of("0378"), Optional.of("near the market"));
    pass(MISSED);
    assertThat(calls.run()).isOne();
    assertThat(calls.run()).isZero();
    assertThat(OUTBOX.to(SECOND, 9).getFirst().message().body())
        .startsWith("DANGER")
        .contains("Kithimani, near the market", "OK " + matter);
    assertThat(text(FIRST, "SAWA")).contains("sasa ni yako");
    pass(Duration.ofHours(1));
    assertThat(calls.run()).isZero();
    assertThat(OUTBOX.to(THIRD, 9)).isEmpty();
  }

  @Test
  void two_watchers_that_race_call_the_next_once() throws Exception {
    List<Reference> matters = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Reference each = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());
      matters.add(each);
      page(alarm(each, "EMERGENCY"));
    }
    pass(MISSED);
    var together = new CyclicBarrier(2);
    int both;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> sweep(together));
      var other = threads.submit(() -> sweep(together));
      both = one.get(60, TimeUnit.SECONDS) + other.get(60, TimeUnit.SECONDS);
    }
    // what one has locked the other passes over, and nothing is left of it
    assertThat(both).isEqualTo(20);
    assertThat(calls.run()).isZero();
    assertThat(OUTBOX.to(SECOND, 99)).hasSize(20);
    assertThat(matters)
        .allSatisfy(
            each -> assertThat(PAGES.standing(each).orElseThrow().last().attempt()).isEqualTo(2));
  }

  private int sweep(CyclicBarrier together) throws Exception {
    together.await(30, TimeUnit.SECONDS);
    return calls.run();
  }

  @Test
  void three_silent_rounds_end_at_the_county_secretary_who_is_called_without_an_end() {
    page("EMERGENCY", Optional.empty(), Optional.empty());
    List<Msisdn> rota = List.of(FIRST, SECOND, THIRD);
    for (int attempt = 1; attempt <= 9; attempt++) {
      assertThat(calledTo(rota.get((attempt - 1) % 3), attempt)).as("call " + attempt).isTrue();
      pass(MISSED);
      assertThat(calls.run()).as("after call " + attempt).isOne();
    }
    for (int attempt = 10; attempt <= 30; attempt++) {
      assertThat(calledTo(SECRETARY, attempt)).as("call " + attempt).isTrue();
      pass(Duration.ofMinutes(15).minusMillis(1));
      assertThat(calls.run()).as("before call " + attempt).isZero();
      pass(Duration.ofMillis(1));
      assertThat(calls.run()).as("after call " + attempt).isOne();
    }
    assertThat(text(SECRETARY, "ok")).contains("Case " + matter + " is now with you");
    pass(Duration.ofDays(1));
    assertThat(calls.run()).isZero();
  }

  private boolean calledTo(Msisdn phone, int attempt) {
    return OUTBOX.to(phone, 1).stream()
        .anyMatch(it -> it.message().cause().equals("page/" + matter + "/" + attempt));
  }

  @ParameterizedTest
  @CsvSource({
    "WATER, +254700000228 +254700000229 +254700000228",
    // the second of three is away, and the third their deputy
    "HEALTH, +254700000224 +254700000226 +254700000224",
    // nobody on call of their own: the fire department's
    "LANDS, +254700000243 +254700000244 +254700000245",
  })
  void those_of_the_department_who_are_there_are_called_in_turn(String department, String phones) {
    page(department, Optional.empty(), Optional.empty());
    int attempt = 1;
    for (String phone : phones.split(" ", -1)) {
      assertThat(calledTo(new Msisdn(phone), attempt++)).as(phone).isTrue();
      pass(MISSED);
      calls.run();
    }
  }

  @Test
  void without_anybody_on_call_it_is_the_chief_officers_and_without_anybody_it_goes_on() {
    sql("UPDATE staff SET on_call = FALSE");
    page("LANDS", Optional.empty(), Optional.empty());
    assertThat(calledTo(new Msisdn("+254700000208"), 1)).isTrue();
    sql("UPDATE staff SET active = FALSE");
    pass(MISSED);
    assertThat(calls.run()).isOne();
    assertThat(OUTBOX.waiting()).isOne();
    pass(MISSED);
    sql("UPDATE staff SET active = TRUE");
    assertThat(calls.run()).isOne();
    assertThat(calledTo(new Msisdn("+254700000208"), 3)).isTrue();
  }

  @Test
  void nobody_is_called_to_a_case_that_is_solved() {
    Cases cases = new Cases(DATABASE, TestKeys.vault());
    Reference solved = DATABASE.write(tx -> cases.open(tx, report(), Optional.empty(), now.get()));
    page(alarm(solved, "EMERGENCY"));
    sql("UPDATE service_case SET state = 'resolved'");
    pass(MISSED);
    assertThat(calls.run()).isOne();
    assertThat(OUTBOX.to(SECOND, 9)).isEmpty();
    assertThat(text(FIRST, "OK")).contains("tayari");
    pass(Duration.ofDays(1));
    assertThat(calls.run()).isZero();
  }

  @Test
  void a_matter_that_begins_again_calls_the_first_on_call_again_and_then_the_next() {
    page("EMERGENCY", Optional.of("0378"), Optional.empty());
    pass(MISSED);
    calls.run();
    assertThat(text(SECOND, "OK " + matter)).contains("is now with you");
    pass(Duration.ofHours(2));
    page("EMERGENCY", Optional.of("0378"), Optional.empty());
    assertThat(calledTo(FIRST, 3)).isTrue();
    page("EMERGENCY", Optional.of("0378"), Optional.empty());
    assertThat(OUTBOX.to(FIRST, 9)).as("once while it waits").hasSize(2);
    pass(MISSED);
    assertThat(calls.run()).isOne();
    assertThat(calledTo(SECOND, 4)).isTrue();
    assertThat(text(FIRST, "sawa")).contains("Ripoti " + matter + " sasa ni yako");
    pass(Duration.ofHours(1));
    assertThat(calls.run()).isZero();
    assertThat(events("page.answered")).hasSize(2);
  }

  @Test
  void a_matter_that_begins_again_just_as_its_last_call_ends_calls_somebody() throws Exception {
    Cases cases = new Cases(DATABASE, TestKeys.vault());
    Reference again = DATABASE.write(tx -> cases.open(tx, report(), Optional.empty(), now.get()));
    page(alarm(again, "EMERGENCY"));
    sql("UPDATE service_case SET state = 'resolved'");
    pass(MISSED);
    long call = PAGES.due(now.get(), 9).getFirst();
    var ending = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var watcher =
          threads.submit(
              () ->
                  DATABASE.<Boolean>write(
                      tx -> {
                        boolean over = people.paging().passOn(tx, call, now.get());
                        ending.countDown();
                        await(begun); // longer than it takes who does not wait for this one
                        return over;
                      }));
      assertThat(ending.await(30, TimeUnit.SECONDS)).isTrue();
      sql("UPDATE service_case SET state = 'reopened'");
      page(alarm(again, "EMERGENCY"));
      begun.countDown();
      assertThat(watcher.get(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(PAGES.standing(again).orElseThrow().waiting()).isTrue();
    assertThat(OUTBOX.to(FIRST, 9)).hasSize(2);
  }

  /** Waits for another thread, but not for one that waits for this one. */
  private static void await(CountDownLatch other) {
    try {
      var _ = other.await(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ok_is_a_command_of_those_alone_who_are_called() {
    page("EMERGENCY", Optional.empty(), Optional.empty());
    assertThat(text(CITIZEN, "SAWA")).contains("Mtu atausoma");
    assertThat(text(CITIZEN, "OK " + matter)).contains("Mtu atausoma");
    assertThat(text(SECOND, "OK")).contains("Mtu atausoma"); // not called to anything
    assertThat(text(FIRST, "Sawa kabisa nimeona")).contains("Mtu atausoma");
    assertThat(PAGES.standing(matter).orElseThrow().waiting()).isTrue();
    assertThat(text(FIRST, "OK 4999999")).contains("Mfano: SAWA 4000014");
    assertThat(text(SECOND, "OK " + matter)).contains("is now with you");
    assertThat(PAGES.standing(matter).orElseThrow().waiting()).isFalse();
  }

  @Test
  void an_ok_without_a_number_is_for_the_last_call_that_nobody_answered() {
    page("EMERGENCY", Optional.empty(), Optional.empty());
    var later = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());
    page(alarm(later, "EMERGENCY"));
    assertThat(text(FIRST, "OK")).contains("Ripoti " + later);
    now.updateAndGet(before -> before.plusSeconds(61)); // else it is a copy
    assertThat(text(FIRST, "OK")).contains("Ripoti " + matter);
  }

  private void page(String department, Optional<String> ward, Optional<String> near) {
    page(new Pager.Alarm(matter, department, ward, near));
  }

  private void page(Pager.Alarm alarm) {
    DATABASE.<Boolean>write(
        tx -> {
          people.paging().page(tx, alarm, now.get());
          return true;
        });
  }

  private static Pager.Alarm alarm(Reference matter, String department) {
    return new Pager.Alarm(matter, department, Optional.empty(), Optional.empty());
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private String text(Msisdn from, String text) {
    pass(Duration.ofMillis(1));
    var message =
        new IncomingMessage(
            "test",
            "id" + IDS.incrementAndGet(),
            from,
            "22483",
            Optional.empty(),
            Optional.empty(),
            text,
            Optional.empty());
    intake.answer(intake.store(message).id());
    return OUTBOX.to(from, 1).getFirst().message().body();
  }

  private SmsIntake intake() {
    SmsDialogues dialogues = new SmsDialogues(DATABASE, TestKeys.vault());
    SmsRouter router =
        new SmsRouter(
            List.of(people.sms().command()),
            List.of(),
            FreeText.TO_A_PERSON,
            dialogues,
            new Acquaintances(DATABASE, TestKeys.vault(), NumberDoor.COUNTS),
            Optional.empty());
    var stores =
        new SmsIntake.Stores(
            new Inbox(DATABASE, TestKeys.vault()),
            dialogues,
            new OptOuts(TestKeys.vault()),
            OUTBOX,
            new DeliveryReports(DATABASE));
    return new SmsIntake(DATABASE, stores, router, BOOK.renderer(), now::get);
  }

  /** The audit events of the matter, as who did it and what more is said. */
  private List<String> events(String action) {
    try (var owner = TestStores.get().owner();
        var query =
            owner.prepareStatement(
                "SELECT actor, detail FROM audit_entry WHERE action = ? AND subject = ? ORDER BY id")) {
      query.setString(1, action);
      query.setString(2, "case/" + matter);
      List<String> events = new ArrayList<>();
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        events.add(rows.getString(1) + " " + rows.getString(2));
      }
      return events;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sql(String change) {
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute(change);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Report report() {
    return new Report(
        Optional.of("FIRE_RESCUE"),
        "EMERGENCY",
        Optional.of("0378"),
        Optional.empty(),
        "the market burns",
        Optional.empty(),
        Privacy.UNNAMED,
        "en",
        "sms",
        "emergency",
        Optional.empty(),
        Optional.empty());
  }
}
