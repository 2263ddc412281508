package ke.go.machakos.gateway.staff;

import static ke.go.machakos.gateway.staff.CallDesk.CITIZEN;
import static ke.go.machakos.gateway.staff.CallDesk.FIRST;
import static ke.go.machakos.gateway.staff.CallDesk.IDS;
import static ke.go.machakos.gateway.staff.CallDesk.MISSED;
import static ke.go.machakos.gateway.staff.CallDesk.OUTBOX;
import static ke.go.machakos.gateway.staff.CallDesk.PAGES;
import static ke.go.machakos.gateway.staff.CallDesk.SECOND;
import static ke.go.machakos.gateway.staff.CallDesk.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who are called answer. */
class PagingAnswersTest {
  private CallDesk desk;

  @BeforeEach
  void sample() {
    desk = new CallDesk();
  }

  @Test
  void an_ok_in_time_ends_it() {
    desk.page("EMERGENCY", Optional.empty(), Optional.empty());
    desk.pass(MISSED.minusSeconds(1));
    assertThat(desk.calls.run()).isZero();
    assertThat(desk.text(FIRST, "ok"))
        .startsWith("Asante. Ripoti " + desk.matter + " sasa ni yako");
    desk.pass(Duration.ofHours(1));
    assertThat(desk.calls.run()).isZero();
    assertThat(OUTBOX.to(SECOND, 9)).isEmpty();
    assertThat(desk.events("page.answered")).containsExactly("sample-emergency-1 ");
    assertThat(desk.text(FIRST, "OK " + desk.matter)).contains("sasa ni yako");
    assertThat(desk.text(SECOND, "Sawa, " + desk.matter)).startsWith("Thank you. Somebody else");
    assertThat(desk.events("page.answered")).hasSize(1);
  }

  @Test
  void ok_is_a_command_of_those_alone_who_are_called() {
    desk.page("EMERGENCY", Optional.empty(), Optional.empty());
    assertThat(desk.text(CITIZEN, "SAWA")).contains("Mtu atausoma");
    assertThat(desk.text(CITIZEN, "OK " + desk.matter)).contains("Mtu atausoma");
    assertThat(desk.text(SECOND, "OK")).contains("Mtu atausoma"); // not called to anything
    assertThat(desk.text(FIRST, "Sawa kabisa nimeona")).contains("Mtu atausoma");
    assertThat(PAGES.standing(desk.matter).orElseThrow().waiting()).isTrue();
    assertThat(desk.text(FIRST, "OK 4999999")).contains("Mfano: SAWA 4000014");
    assertThat(desk.text(SECOND, "OK " + desk.matter)).contains("is now with you");
    assertThat(PAGES.standing(desk.matter).orElseThrow().waiting()).isFalse();
  }

  @Test
  void an_ok_without_a_number_is_for_the_last_call_that_nobody_answered() {
    desk.page("EMERGENCY", Optional.empty(), Optional.empty());
    var later = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());
    desk.page(alarm(later, "EMERGENCY"));
    assertThat(desk.text(FIRST, "OK")).contains("Ripoti " + later);
    desk.now.updateAndGet(before -> before.plusSeconds(61)); // else it is a copy
    assertThat(desk.text(FIRST, "OK")).contains("Ripoti " + desk.matter);
  }

  @Test
  void an_ok_to_a_second_call_within_a_minute_is_no_copy_of_the_first() {
    desk.page("EMERGENCY", Optional.empty(), Optional.empty());
    assertThat(desk.text(FIRST, "OK")).contains("Ripoti " + desk.matter);
    desk.pass(Duration.ofSeconds(20));
    var later = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());
    desk.page(alarm(later, "EMERGENCY"));
    desk.pass(Duration.ofSeconds(10));
    assertThat(desk.text(FIRST, "OK")).contains("Ripoti " + later);
    assertThat(PAGES.standing(later).orElseThrow().waiting()).isFalse();
  }
}
