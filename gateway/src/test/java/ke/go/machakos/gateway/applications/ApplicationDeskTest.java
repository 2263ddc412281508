package ke.go.machakos.gateway.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.promise.Role;
import org.junit.jupiter.api.Test;

/** Applications over real stores, with a clock that is moved. */
class ApplicationDeskTest {
  private final Counter counter = new Counter();
  private final Permits permits = new Permits(Counter.DATABASE, TestKeys.vault());

  @Test
  void one_that_is_approved_is_billed_and_once_paid_has_a_number_of_its_own() {
    Msisdn officer = counter.hire(Role.OFFICER);
    Reference reference = counter.apply("STALL");
    assertThat(counter.last(officer)).contains("application " + reference.digits() + " is yours");
    assertThat(counter.last(Counter.APPLICANT)).contains("is with the county").contains("ID card");
    assertThat(counter.act(reference, Role.OFFICER, "approve")).isInstanceOf(Decided.Done.class);
    ApplicationFile billed = counter.file(reference);
    assertThat(billed.standing().state()).isEqualTo("billed");
    assertThat(billed.standing().issue()).isEmpty();
    assertThat(counter.last(Counter.APPLICANT)).contains("KES 5,500");
    Reference bill = billed.standing().bill().orElseThrow();
    assertThat(counter.pay(bill, new Money(5_000), "first")).isInstanceOf(Decided.Unpaid.class);
    assertThat(counter.state(reference)).isEqualTo("billed");
    assertThat(counter.pay(bill, new Money(500), "second")).isInstanceOf(Decided.Done.class);
    ApplicationFile.Issue issue = counter.file(reference).standing().issue().orElseThrow();
    assertThat(issue.to()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(counter.last(Counter.APPLICANT)).contains("your permit number is " + issue.permit());
    var permit = permits.find(issue.permit()).orElseThrow();
    assertThat(permit.status()).isEqualTo(PermitStatus.ISSUED);
    assertThat(permit.phoneLinkedAt()).contains(counter.now());
    assertThat(counter.pay(bill, Money.ZERO, "again")).isInstanceOf(Decided.NotAllowed.class);
    assertThat(TestStores.get().count("permit")).isOne();
  }

  @Test
  void who_is_approved_is_told_of_it_once_with_what_there_is_to_pay_where_that_is_known() {
    counter.act(counter.apply("STALL"), Role.OFFICER, "approve");
    assertThat(counter.told(Counter.APPLICANT).stream().filter(it -> it.contains("is approved")))
        .singleElement()
        .asString()
        .contains("Pay KES 5,500");
    Reference unpriced = counter.apply("DEVELOPMENT");
    counter.act(unpriced, Role.OFFICER, "inspect");
    counter.act(unpriced, Role.OFFICER, "approve");
    assertThat(counter.last(Counter.APPLICANT)).contains("is approved. The bill comes next.");
  }

  @Test
  void what_needs_an_inspection_is_not_approved_without_one() {
    Reference reference = counter.apply("FIRE");
    assertThat(counter.act(reference, Role.OFFICER, "approve"))
        .isInstanceOf(Decided.NotAllowed.class);
    assertThat(counter.act(reference, Role.OFFICER, "inspect")).isInstanceOf(Decided.Done.class);
    assertThat(counter.act(reference, Role.OFFICER, "approve")).isInstanceOf(Decided.Done.class);
    assertThat(counter.state(reference)).isEqualTo("billed");
  }

  @Test
  void a_rejection_needs_a_reason_and_its_appeal_goes_to_the_county_secretary() {
    Msisdn secretary = counter.hire(Role.COUNTY_SECRETARY);
    Reference reference = counter.apply("STALL");
    Actor officer = Counter.actor(Role.OFFICER);
    assertThat(counter.act(reference, Act.of("reject", officer)))
        .isInstanceOf(Decided.ReasonMissing.class);
    counter.act(reference, Role.OFFICER, "reject");
    assertThat(counter.last(Counter.APPLICANT))
        .contains("is rejected. The officer wrote: the lease is missing");
    counter.act(reference, Role.CITIZEN, "appeal");
    assertThat(counter.file(reference).standing().holder()).contains("county_secretary");
    assertThat(counter.last(secretary)).contains("is yours");
    assertThat(counter.act(reference, Role.OFFICER, "approve"))
        .isInstanceOf(Decided.NotAllowed.class);
    counter.act(reference, Role.COUNTY_SECRETARY, "dismiss");
    assertThat(counter.last(Counter.APPLICANT)).contains("your appeal was dismissed");
  }

  @Test
  void only_who_applied_takes_it_back_and_a_bill_without_money_goes_with_it() {
    Reference reference = counter.apply("STALL");
    counter.act(reference, Role.OFFICER, "approve");
    var stranger = new Actor.Citizen(new Msisdn("+254722000999"));
    assertThat(counter.act(reference, Act.of("withdraw", stranger)))
        .isInstanceOf(Decided.NotApplicant.class);
    Reference bill = counter.file(reference).standing().bill().orElseThrow();
    assertThat(counter.act(reference, Role.CITIZEN, "withdraw")).isInstanceOf(Decided.Done.class);
    assertThat(counter.pay(bill, Counter.FEE, "late")).isInstanceOf(Decided.NotAllowed.class);
    assertThat(TestStores.get().count("permit")).isZero();
    Reference other = counter.apply("STALL");
    counter.act(other, Role.OFFICER, "approve");
    counter.pay(counter.file(other).standing().bill().orElseThrow(), new Money(1), "some");
    assertThat(counter.act(other, Role.CITIZEN, "withdraw")).isInstanceOf(Decided.PartPaid.class);
  }

  @Test
  void a_document_is_shown_once() {
    Reference reference = counter.apply("STALL");
    var attendant = new Actor.Staff(Role.ATTENDANT, Optional.empty());
    for (boolean first : new boolean[] {true, false}) {
      assertThat(
              counter.<Decided>write(
                  tx ->
                      counter
                          .desk()
                          .showDocument(
                              tx, reference, "ID_CARD", "Tala", attendant, counter.now())))
          .isInstanceOf(first ? Decided.Done.class : Decided.NoDocument.class);
    }
    var documents = counter.write(tx -> counter.desk().documents(tx, counter.file(reference)));
    assertThat(documents)
        .extracting(it -> it.where().orElse("promised"))
        .containsExactly("Tala", "promised");
    assertThat(counter.write(tx -> counter.desk().events(tx, reference)).getLast().action())
        .isEqualTo("show_document");
  }

  @Test
  void nobody_acts_and_it_climbs_to_the_top_without_skipping_a_rung() {
    counter.hire(Role.OFFICER);
    Msisdn ward = counter.hire(Role.WARD_ADMINISTRATOR);
    Msisdn chief = counter.hire(Role.CHIEF_OFFICER);
    Msisdn secretary = counter.hire(Role.COUNTY_SECRETARY);
    Reference reference = counter.apply("STALL");
    for (int day = 0; day < 60; day++) {
      counter.later(Duration.ofDays(1));
      counter.sweep();
    }
    List<CaseEvent> events = counter.write(tx -> counter.desk().events(tx, reference));
    assertThat(events.stream().filter(it -> it.step().isPresent()).map(CaseEvent::action))
        .containsExactly("remind", "escalate", "escalate", "escalate");
    assertThat(counter.state(reference)).isEqualTo("submitted");
    assertThat(counter.last(ward)).contains("is late and comes to you");
    assertThat(counter.told(chief)).anyMatch(it -> it.contains("is late and comes to you"));
    assertThat(counter.last(secretary)).contains("is late and comes to you");
    assertThat(counter.last(Counter.APPLICANT)).startsWith("We are sorry: application ");
  }

  @Test
  void silence_grants_a_development_permission_when_the_sixtieth_day_has_ended_in_nairobi() {
    counter.at("2026-11-23T06:00:00Z");
    Reference reference = counter.apply("DEVELOPMENT");
    counter.act(reference, Role.OFFICER, "inspect");
    // 60 whole days after 23 November end with 22 January
    counter.at("2027-01-22T20:59:59.999Z");
    counter.sweep();
    assertThat(counter.state(reference)).isEqualTo("inspected");
    counter.at("2027-01-22T21:00:00Z");
    counter.sweep();
    assertThat(counter.state(reference)).isEqualTo("approved");
    assertThat(counter.last(Counter.APPLICANT)).contains("by law it is granted");
    counter.later(Duration.ofDays(1));
    counter.sweep();
    assertThat(counter.told(Counter.APPLICANT).stream().filter(it -> it.contains("by law")))
        .hasSize(1);
  }

  @Test
  void an_answer_in_time_stops_the_sixty_days_and_a_resubmission_begins_them_anew() {
    Reference reference = counter.apply("DEVELOPMENT");
    counter.later(Duration.ofDays(50));
    counter.act(reference, Role.OFFICER, "send_back");
    counter.later(Duration.ofDays(50));
    counter.sweep();
    assertThat(counter.state(reference)).isEqualTo("sent_back");
    counter.act(reference, Role.CITIZEN, "resubmit");
    counter.later(Duration.ofDays(60));
    counter.sweep();
    assertThat(counter.state(reference)).isEqualTo("resubmitted");
    counter.later(Duration.ofDays(1));
    counter.sweep();
    assertThat(counter.state(reference)).isEqualTo("approved");
  }

  @Test
  void of_two_officers_at_once_one_decides() {
    Reference reference = counter.apply("STALL");
    CyclicBarrier both = new CyclicBarrier(2);
    List<CompletableFuture<Decided>> deciding =
        List.of("approve", "reject").stream()
            .map(
                action ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            both.await();
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                          return counter.act(reference, Role.OFFICER, action);
                        }))
            .toList();
    List<Decided> decided = deciding.stream().map(CompletableFuture::join).toList();
    assertThat(decided.stream().filter(it -> it instanceof Decided.Done)).hasSize(1);
    assertThat(decided.stream().filter(it -> it instanceof Decided.NotAllowed)).hasSize(1);
  }

  @Test
  void a_draft_is_submitted_once() {
    Reference reference = counter.apply("STALL");
    assertThat(
            counter.<Boolean>write(
                tx ->
                    counter
                        .desk()
                        .stores()
                        .drafts()
                        .lock(tx, reference, counter.now())
                        .isPresent()))
        .isFalse();
  }
}
