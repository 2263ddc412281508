package ke.go.machakos.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Role;
import org.junit.jupiter.api.Test;

/** Promises of cases over real stores, with a clock that is moved. */
class PromiseSweepTest {
  private final Office office = new Office();

  private int sweep() {
    return new PromiseSweep(Office.DATABASE, office.desk(), office::now).run();
  }

  private int sweepAfter(int hours) {
    office.later(Duration.ofHours(hours));
    return sweep();
  }

  private CaseFile.Kept promise(Reference reference) {
    return office.file(reference).standing().promise().orElseThrow();
  }

  @Test
  void it_reminds_and_climbs_and_tells_both_sides() {
    Msisdn officer = office.hire(Role.OFFICER);
    Msisdn ward = office.hire(Role.WARD_ADMINISTRATOR);
    Msisdn secretary = office.hire(Role.COUNTY_SECRETARY);
    Reference reference = office.open();
    assertThat(sweepAfter(53)).isZero();
    assertThat(sweepAfter(1)).isOne();
    assertThat(office.last(officer)).contains("is due 26 Nov 2026");
    assertThat(sweep()).isZero();
    assertThat(sweepAfter(18)).isOne();
    assertThat(office.file(reference).standing().state()).isEqualTo("escalated");
    assertThat(office.file(reference).standing().holder()).contains("ward_administrator");
    assertThat(office.last(Office.REPORTER))
        .startsWith("We are sorry: case ")
        .contains("is late. It is now with the ward administrator");
    assertThat(office.last(ward)).contains("is late and comes to you");
    // nobody is chief officer: the rung is not skipped, whoever is above has the matter
    assertThat(sweepAfter(36)).isOne();
    assertThat(promise(reference).level()).isEqualTo(2);
    assertThat(office.last(secretary)).contains("is late and comes to you");
    assertThat(sweepAfter(36)).isOne();
    assertThat(promise(reference).level()).isEqualTo(3);
    assertThat(sweepAfter(1_000)).isZero();
  }

  @Test
  void where_nobody_works_it_climbs_to_the_top_all_the_same() {
    Reference reference = office.open();
    assertThat(office.file(reference).standing().state()).isEqualTo("received");
    for (int hours : new int[] {54, 18, 36, 36}) {
      assertThat(sweepAfter(hours)).isOne();
    }
    assertThat(promise(reference).level()).isEqualTo(3);
    assertThat(office.file(reference).standing().state()).isEqualTo("escalated");
    assertThat(office.file(reference).standing().assignee()).isEmpty();
    assertThat(office.told(Office.REPORTER)).hasSize(4);
  }

  @Test
  void where_the_county_secretary_alone_is_there_they_have_it_at_once() {
    office.hire(Role.COUNTY_SECRETARY);
    Reference reference = office.open();
    assertThat(office.file(reference).standing().holder()).contains("county_secretary");
  }

  @Test
  void what_fell_due_while_nobody_looked_is_taken_in_order() {
    Reference reference = office.open();
    assertThat(sweepAfter(24 * 30)).isOne();
    assertThat(office.events(reference))
        .extracting(CaseEvent::action)
        .containsExactly("open", "remind", "escalate", "escalate", "escalate");
    assertThat(office.events(reference))
        .extracting(CaseEvent::step)
        .containsExactly(
            Optional.empty(),
            Optional.of(new CaseEvent.StepName(1, 1)),
            Optional.of(new CaseEvent.StepName(1, 2)),
            Optional.of(new CaseEvent.StepName(1, 3)),
            Optional.of(new CaseEvent.StepName(1, 4)));
  }

  @Test
  void a_comment_moves_no_deadline() {
    office.hire(Role.OFFICER);
    Reference reference = office.open();
    office.later(Duration.ofHours(71));
    sweep();
    Instant due = promise(reference).dueAt();
    office.act(
        reference,
        Act.because("comment", new Actor.Staff(Role.OFFICER, Optional.empty()), "we look"));
    assertThat(promise(reference).dueAt()).isEqualTo(due);
    assertThat(sweepAfter(1)).isOne();
    assertThat(office.file(reference).standing().state()).isEqualTo("escalated");
  }

  @Test
  void silence_after_the_answer_closes_and_a_late_answer_does_not_hide_the_escalation() {
    office.hire(Role.OFFICER);
    Reference reference = office.open();
    office.later(Duration.ofHours(73));
    office.act(reference, Role.OFFICER, "resolve");
    assertThat(promise(reference).level()).isEqualTo(1);
    assertThat(sweepAfter(71)).isZero();
    assertThat(sweepAfter(1)).isOne();
    assertThat(office.file(reference).standing().state()).isEqualTo("closed");
    assertThat(promise(reference).closedAt()).isPresent();
    assertThat(office.last(Office.REPORTER)).contains("is closed");
  }

  @Test
  void two_watchers_that_race_take_each_step_once() {
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      references.add(office.open());
    }
    office.later(Duration.ofDays(30));
    CyclicBarrier start = new CyclicBarrier(2);
    List<CompletableFuture<Integer>> watchers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      watchers.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  start.await();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                return sweep();
              }));
    }
    int looked = watchers.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(looked).isEqualTo(12);
    for (Reference reference : references) {
      assertThat(office.events(reference)).hasSize(5);
    }
    assertThat(office.told(Office.REPORTER)).hasSize(12 * 4);
  }
}
