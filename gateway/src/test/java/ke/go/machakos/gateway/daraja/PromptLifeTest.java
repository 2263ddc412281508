package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PromptLifeTest extends MoneyCase {
  PromptLifeTest() {
    promptLife = Duration.ofMillis(1);
  }

  @Test
  void a_phone_that_nobody_answers_gives_up() throws Exception {
    StkPush.Pushed push = pushed();
    MoneyEvent.StkFailed failed = (MoneyEvent.StkFailed) next();
    assertThat(failed.checkoutRequestId()).isEqualTo(push.checkoutRequestId());
    assertThat(failed.result()).isEqualTo(StkResult.UNREACHABLE);
    assertThat(standIn.phones().prompt(WANJIKU)).isEmpty();
  }
}
