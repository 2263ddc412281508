package ke.go.machakos.gateway.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.Test;

/** What the holder of a permit is told before and after its end. */
class ReminderTest {
  private final Counter counter = new Counter();

  private List<String> told(String words) {
    return counter.told(Counter.APPLICANT).stream().filter(it -> it.contains(words)).toList();
  }

  @Test
  void each_reminder_comes_once_and_the_permit_ends_on_the_day_after_its_last() {
    counter.at("2026-02-02T06:00:00Z");
    Reference permit = issued();
    for (String at :
        List.of("2026-12-01T05:59:59Z", "2026-12-01T06:00:00Z", "2026-12-02T06:00:00Z")) {
      counter.at(at);
      counter.sweep();
      assertThat(told("ends on 31 Dec 2026")).hasSize(at.equals("2026-12-01T05:59:59Z") ? 0 : 1);
    }
    counter.at("2026-12-24T06:00:00Z");
    counter.sweep();
    counter.sweep();
    assertThat(told("ends on 31 Dec 2026")).hasSize(2);
    counter.at("2026-12-31T20:59:59.999Z");
    counter.sweep();
    assertThat(status(permit)).isEqualTo(PermitStatus.ISSUED);
    counter.at("2026-12-31T21:00:00Z");
    counter.sweep();
    assertThat(status(permit)).isEqualTo(PermitStatus.EXPIRED);
    assertThat(told("ended on 31 Dec 2026")).hasSize(1);
    counter.at("2027-03-01T06:00:00Z");
    counter.sweep();
    counter.at("2027-03-24T06:00:00Z");
    counter.sweep();
    counter.at("2027-12-01T06:00:00Z");
    counter.sweep();
    assertThat(told("Renew it by 31 Mar 2027")).hasSize(2);
  }

  @Test
  void whoever_has_renewed_is_not_reminded_and_no_day_is_paid_twice() {
    counter.at("2026-02-02T06:00:00Z");
    Reference permit = issued();
    counter.at("2026-11-20T06:00:00Z");
    ApplicationFile renewal = counter.issued("BUSINESS", Optional.of(permit));
    ApplicationFile.Issue issue = renewal.standing().issue().orElseThrow();
    assertThat(issue.from()).isEqualTo(LocalDate.of(2027, 1, 1));
    assertThat(issue.to()).isEqualTo(LocalDate.of(2027, 12, 31));
    counter.at("2026-12-30T06:00:00Z");
    counter.sweep();
    assertThat(told("ends on 31 Dec 2026")).isEmpty();
  }

  @Test
  void a_gateway_that_was_down_sends_the_last_reminder_alone() {
    counter.at("2026-02-02T06:00:00Z");
    issued();
    counter.at("2026-12-28T06:00:00Z");
    counter.sweep();
    assertThat(told("ends on 31 Dec 2026")).hasSize(1);
  }

  private Reference issued() {
    return counter.issued("BUSINESS", Optional.empty()).standing().issue().orElseThrow().permit();
  }

  private static PermitStatus status(Reference permit) {
    return new Permits(Counter.DATABASE, TestKeys.vault()).find(permit).orElseThrow().status();
  }
}
