package ke.go.machakos.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.inbox.Muted;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.promise.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who decides that a number is not heard, over real stores. */
class MuteDeskTest {
  private static final Msisdn JANE = new Msisdn("+254722000931");
  private static final Msisdn ON_CALL = new Msisdn("+254700000243");
  private static final Actor.Staff OFFICER = new Actor.Staff(Role.OFFICER, Optional.of(7L));
  private static final Duration DAY = Duration.ofDays(1);

  private final MuteDesk desk = MuteDesk.over(Office.DATABASE, TestKeys.vault());

  @BeforeEach
  void sample() {
    TestData.sample();
  }

  @Test
  void a_number_is_muted_for_a_time_by_somebody_who_says_why_and_heard_again() {
    assertThat(desk.mute(JANE, OFFICER, " ", DAY, TestData.NOW))
        .isEqualTo(MuteDesk.Decided.REASON_MISSING);
    assertThat(desk.hear(JANE, OFFICER, TestData.NOW)).isEqualTo(MuteDesk.Decided.NOT_MUTED);
    assertThat(desk.mute(JANE, OFFICER, "insults 0722000931", DAY, TestData.NOW))
        .isEqualTo(MuteDesk.Decided.DONE);
    assertThat(desk.standing(JANE, TestData.NOW))
        .contains(
            new Muted.Entry(TestData.NOW.plus(DAY), "insults ***931", "staff/7", TestData.NOW, 0));
    assertThat(desk.standing(JANE, TestData.NOW.plus(DAY))).isEmpty();
    assertThat(desk.hear(JANE, OFFICER, TestData.NOW)).isEqualTo(MuteDesk.Decided.DONE);
    assertThat(desk.standing(JANE, TestData.NOW)).isEmpty();
  }

  @Test
  void each_decision_is_audited_under_an_alias_that_is_not_the_number() {
    int before = audited("actor = 'staff/7' AND subject LIKE 'number/%'");
    desk.mute(JANE, OFFICER, "insults", DAY, TestData.NOW);
    desk.hear(JANE, OFFICER, TestData.NOW);
    assertThat(audited("actor = 'staff/7' AND subject LIKE 'number/%'")).isEqualTo(before + 2);
    assertThat(audited("CONCAT(subject, detail) LIKE '%722000931%'")).isZero();
  }

  @Test
  void nobody_mutes_a_number_of_staff_whose_ok_would_be_lost() {
    assertThat(desk.mute(ON_CALL, OFFICER, "insults", DAY, TestData.NOW))
        .isEqualTo(MuteDesk.Decided.OF_STAFF);
    assertThat(desk.standing(ON_CALL, TestData.NOW)).isEmpty();
  }

  private static int audited(String which) {
    return TestStores.get().count("audit_entry WHERE " + which);
  }
}
