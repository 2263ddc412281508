package ke.go.machakos.gateway.staff;

import static ke.go.machakos.gateway.staff.CallDesk.DATABASE;
import static ke.go.machakos.gateway.staff.CallDesk.FIRST;
import static ke.go.machakos.gateway.staff.CallDesk.IDS;
import static ke.go.machakos.gateway.staff.CallDesk.MISSED;
import static ke.go.machakos.gateway.staff.CallDesk.OUTBOX;
import static ke.go.machakos.gateway.staff.CallDesk.PAGES;
import static ke.go.machakos.gateway.staff.CallDesk.SECOND;
import static ke.go.machakos.gateway.staff.CallDesk.SECRETARY;
import static ke.go.machakos.gateway.staff.CallDesk.THIRD;
import static ke.go.machakos.gateway.staff.CallDesk.alarm;
import static ke.go.machakos.gateway.staff.CallDesk.report;
import static ke.go.machakos.gateway.staff.CallDesk.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.outbox.QueuedMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.menus.gsm.GsmText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is called, and who is called next. */
class PagingTest {
  private CallDesk desk;

  @BeforeEach
  void sample() {
    desk = new CallDesk();
  }

  @Test
  void the_first_on_call_is_told_where_and_how_to_answer() {
    desk.page("EMERGENCY", Optional.of("0378"), Optional.of("near the market, call 0712345678"));
    QueuedMessage call = OUTBOX.to(FIRST, 9).getFirst();
    assertThat(call.message().body())
        .startsWith("HATARI")
        .contains("Kithimani, near the market, call ***678", "SAWA " + desk.matter);
    assertThat(call.message().cause()).isEqualTo("page/" + desk.matter + "/1");
    assertThat(OUTBOX.waiting()).isOne();
    assertThat(desk.events("page.sent")).containsExactly("system 1 sample-emergency-1");
  }

  @ParameterizedTest
  @CsvSource({"EMERGENCY", "HEALTH"}) // the one is told in Kiswahili, the other in English
  void a_call_is_two_parts_at_most_whatever_the_landmark_is(String department) {
    desk.page(
        department, Optional.of("0397"), Optional.of("ng'ambo \uD83D\uDD25 [ya] ".repeat(40)));
    Msisdn called = department.equals("HEALTH") ? new Msisdn("+254700000224") : FIRST;
    var size = GsmText.measure(OUTBOX.to(called, 1).getFirst().message().body());
    assertThat(size.encoding()).isEqualTo(GsmText.Encoding.GSM7);
    assertThat(size.segments()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_matter_is_called_for_once_and_not_where_its_transaction_fails() {
    desk.page("EMERGENCY", Optional.empty(), Optional.empty());
    desk.page("EMERGENCY", Optional.empty(), Optional.empty());
    assertThat(OUTBOX.waiting()).isOne();
    assertThat(OUTBOX.to(FIRST, 1).getFirst().message().body()).contains("hapakutajwa");
    var other = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());
    assertThatThrownBy(
            () ->
                DATABASE.write(
                    tx -> {
                      desk.people.paging().page(tx, alarm(other, "WATER"), desk.now.get());
                      throw new IllegalStateException("after the call");
                    }))
        .hasMessage("after the call");
    assertThat(PAGES.standing(other)).isEmpty();
    assertThat(OUTBOX.waiting()).isOne();
  }

  @Test
  void no_ok_calls_the_next_and_a_late_one_still_ends_it() {
    desk.page("EMERGENCY", Optional.of("0378"), Optional.of("near the market"));
    desk.pass(MISSED);
    assertThat(desk.calls.run()).isOne();
    assertThat(desk.calls.run()).isZero();
    assertThat(OUTBOX.to(SECOND, 9).getFirst().message().body())
        .startsWith("DANGER")
        .contains("Kithimani, near the market", "OK " + desk.matter);
    assertThat(desk.text(FIRST, "SAWA")).contains("sasa ni yako");
    desk.pass(Duration.ofHours(1));
    assertThat(desk.calls.run()).isZero();
    assertThat(OUTBOX.to(THIRD, 9)).isEmpty();
  }

  @Test
  void two_watchers_that_race_call_the_next_once() throws Exception {
    List<Reference> matters = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Reference each = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());
      matters.add(each);
      desk.page(alarm(each, "EMERGENCY"));
    }
    desk.pass(MISSED);
    var together = new CyclicBarrier(2);
    int both;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> sweep(together));
      var other = threads.submit(() -> sweep(together));
      both = one.get(60, TimeUnit.SECONDS) + other.get(60, TimeUnit.SECONDS);
    }
    // what one has locked the other passes over, and nothing is left of it
    assertThat(both).isEqualTo(20);
    assertThat(desk.calls.run()).isZero();
    assertThat(OUTBOX.to(SECOND, 99)).hasSize(20);
    assertThat(matters)
        .allSatisfy(
            each -> assertThat(PAGES.standing(each).orElseThrow().last().attempt()).isEqualTo(2));
  }

  private int sweep(CyclicBarrier together) throws Exception {
    together.await(30, TimeUnit.SECONDS);
    return desk.calls.run();
  }

  @Test
  void three_silent_rounds_end_at_the_county_secretary_who_is_called_without_an_end() {
    desk.page("EMERGENCY", Optional.empty(), Optional.empty());
    List<Msisdn> rota = List.of(FIRST, SECOND, THIRD);
    for (int attempt = 1; attempt <= 9; attempt++) {
      assertThat(calledTo(rota.get((attempt - 1) % 3), attempt)).as("call " + attempt).isTrue();
      desk.pass(MISSED);
      assertThat(desk.calls.run()).as("after call " + attempt).isOne();
    }
    for (int attempt = 10; attempt <= 30; attempt++) {
      assertThat(calledTo(SECRETARY, attempt)).as("call " + attempt).isTrue();
      desk.pass(Duration.ofMinutes(15).minusMillis(1));
      assertThat(desk.calls.run()).as("before call " + attempt).isZero();
      desk.pass(Duration.ofMillis(1));
      assertThat(desk.calls.run()).as("after call " + attempt).isOne();
    }
    assertThat(desk.text(SECRETARY, "ok")).contains("Case " + desk.matter + " is now with you");
    desk.pass(Duration.ofDays(1));
    assertThat(desk.calls.run()).isZero();
  }

  private boolean calledTo(Msisdn phone, int attempt) {
    return OUTBOX.to(phone, 1).stream()
        .anyMatch(it -> it.message().cause().equals("page/" + desk.matter + "/" + attempt));
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
    desk.page(department, Optional.empty(), Optional.empty());
    int attempt = 1;
    for (String phone : phones.split(" ", -1)) {
      assertThat(calledTo(new Msisdn(phone), attempt++)).as(phone).isTrue();
      desk.pass(MISSED);
      desk.calls.run();
    }
  }

  @Test
  void without_anybody_on_call_it_is_the_chief_officers_and_without_anybody_it_goes_on() {
    sql("UPDATE staff SET on_call = FALSE");
    desk.page("LANDS", Optional.empty(), Optional.empty());
    assertThat(calledTo(new Msisdn("+254700000208"), 1)).isTrue();
    sql("UPDATE staff SET active = FALSE");
    desk.pass(MISSED);
    assertThat(desk.calls.run()).isOne();
    assertThat(OUTBOX.waiting()).isOne();
    desk.pass(MISSED);
    sql("UPDATE staff SET active = TRUE");
    assertThat(desk.calls.run()).isOne();
    assertThat(calledTo(new Msisdn("+254700000208"), 3)).isTrue();
  }

  @Test
  void nobody_is_called_to_a_case_that_is_solved() {
    Cases cases = new Cases(DATABASE, TestKeys.vault());
    Reference solved =
        DATABASE.write(tx -> cases.open(tx, report(), Optional.empty(), desk.now.get()));
    desk.page(alarm(solved, "EMERGENCY"));
    sql("UPDATE service_case SET state = 'resolved'");
    desk.pass(MISSED);
    assertThat(desk.calls.run()).isOne();
    assertThat(OUTBOX.to(SECOND, 9)).isEmpty();
    assertThat(desk.text(FIRST, "OK")).contains("tayari");
    desk.pass(Duration.ofDays(1));
    assertThat(desk.calls.run()).isZero();
  }

  @Test
  void a_matter_that_begins_again_calls_the_first_on_call_again_and_then_the_next() {
    desk.page("EMERGENCY", Optional.of("0378"), Optional.empty());
    desk.pass(MISSED);
    desk.calls.run();
    assertThat(desk.text(SECOND, "OK " + desk.matter)).contains("is now with you");
    desk.pass(Duration.ofHours(2));
    desk.page("EMERGENCY", Optional.of("0378"), Optional.empty());
    assertThat(calledTo(FIRST, 3)).isTrue();
    desk.page("EMERGENCY", Optional.of("0378"), Optional.empty());
    assertThat(OUTBOX.to(FIRST, 9)).as("once while it waits").hasSize(2);
    desk.pass(MISSED);
    assertThat(desk.calls.run()).isOne();
    assertThat(calledTo(SECOND, 4)).isTrue();
    assertThat(desk.text(FIRST, "sawa")).contains("Ripoti " + desk.matter + " sasa ni yako");
    desk.pass(Duration.ofHours(1));
    assertThat(desk.calls.run()).isZero();
    assertThat(desk.events("page.answered")).hasSize(2);
  }

  @Test
  void a_matter_that_begins_again_just_as_its_last_call_ends_calls_somebody() throws Exception {
    Cases cases = new Cases(DATABASE, TestKeys.vault());
    Reference again =
        DATABASE.write(tx -> cases.open(tx, report(), Optional.empty(), desk.now.get()));
    desk.page(alarm(again, "EMERGENCY"));
    sql("UPDATE service_case SET state = 'resolved'");
    desk.pass(MISSED);
    long call = PAGES.due(desk.now.get(), 9).getFirst();
    var ending = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var watcher =
          threads.submit(
              () ->
                  DATABASE.<Boolean>write(
                      tx -> {
                        boolean over = desk.people.paging().passOn(tx, call, desk.now.get());
                        ending.countDown();
                        await(begun); // longer than it takes who does not wait for this one
                        return over;
                      }));
      assertThat(ending.await(30, TimeUnit.SECONDS)).isTrue();
      sql("UPDATE service_case SET state = 'reopened'");
      desk.page(alarm(again, "EMERGENCY"));
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
}
