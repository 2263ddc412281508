package ke.go.machakos.gateway.africastalking.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phones that opted out of what the sender id sends. */
class OptedOutTest extends StandInCase {
  private static final Msisdn OTHER = new Msisdn("+254700000002");

  @TempDir Path folder;

  @Test
  void who_opted_out_is_refused_and_nobody_else_of_the_same_request() throws Exception {
    standIn.optOut(WANJIKU).await(5, TimeUnit.SECONDS);
    var fields = fields("Karibu");
    fields.put("to", WANJIKU.e164() + "," + OTHER.e164());
    assertThat(send(fields).body())
        .contains(
            "\"Message\":\"Sent to 1/2 Total Cost: KES 0.8000 [Message parts: 1]\"",
            "{\"statusCode\":406,\"number\":\"+254700000001\",\"status\":\"UserInBlacklist\","
                + "\"cost\":\"0\",\"messageId\":\"None\"}",
            "{\"statusCode\":101,\"number\":\"+254700000002\"");
    assertThat(letters()).extracting(Letter::place).containsExactly(Letter.Place.LOST);
    assertThat(letters().getFirst().fates()).containsExactly("UserInBlacklist");
    standIn.optIn(WANJIKU);
    assertThat(send(fields).body()).contains("Sent to 2/2");
  }

  @Test
  void a_restart_forgets_nobody_and_the_file_holds_no_number() throws Exception {
    Path file = folder.resolve("data/opted-out");
    OptedOut before = OptedOut.in(file, TestKeys.vault());
    assertThat(before.holds(WANJIKU)).isFalse();
    before.set(WANJIKU, true);
    before.set(OTHER, true);
    before.set(OTHER, false);
    OptedOut after = OptedOut.in(file, TestKeys.vault());
    assertThat(List.of(after.holds(WANJIKU), after.holds(OTHER))).containsExactly(true, false);
    assertThat(Files.readString(file)).doesNotContain("00000001").hasLineCount(1);
  }
}
