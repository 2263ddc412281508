package ke.go.machakos.gateway.complaints;

import static ke.go.machakos.gateway.complaints.Texting.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.inbox.Muted;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.promise.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a number that sends too much, or nothing of use, is answered. */
class TextLimitsTest {
  private static final Msisdn JANE = new Msisdn("+254722000801");
  private static final Msisdn MUTUA = new Msisdn("+254722000802");

  private static final MuteDesk MUTES = MuteDesk.over(Texting.DATABASE, TestKeys.vault());

  private final FixedReader reader =
      new FixedReader().sure("You won 1000000, call now", "en", "JUNK");
  private final Texting texting = new Texting(reader);

  @BeforeEach
  void empty() {
    TestData.county();
  }

  @Test
  void junk_is_answered_once_a_day_and_never_a_case() {
    String junk = "You won 1000000, call now";
    assertThat(texting.say(JANE, junk)).startsWith("We did not find a matter for the county");
    texting.later(Duration.ofHours(23));
    assertThat(texting.say(JANE, junk)).isEmpty();
    texting.later(Duration.ofHours(2));
    assertThat(texting.say(JANE, junk)).startsWith("We did not find");
    assertThat(count("service_case")).isZero();
    assertThat(count("inbox WHERE state = 'handled'")).isEqualTo(3);
  }

  @Test
  void after_ten_texts_in_ten_minutes_a_number_is_told_once_and_then_not_answered() {
    for (int i = 0; i < 10; i++) {
      // within a minute the same text would be a copy
      assertThat(texting.say(JANE, i % 2 == 0 ? "MSAADA" : "HELP"))
          .startsWith(i % 2 == 0 ? "Kaunti ya" : "Machakos County");
      texting.later(Duration.ofSeconds(31));
    }
    texting.later(Duration.ofMinutes(2));
    assertThat(texting.say(JANE, "na hii?")).startsWith("Umetuma ujumbe mwingi");
    assertThat(texting.say(JANE, "na hii je?")).isEmpty();
    assertThat(count("inbox WHERE state = 'unanswered'")).isEqualTo(2);
    assertThat(texting.say(MUTUA, "MSAADA")).startsWith("Kaunti ya Machakos");
    texting.later(Duration.ofMinutes(10));
    assertThat(texting.say(JANE, "MSAADA")).startsWith("Kaunti ya Machakos");
  }

  @Test
  void after_thirty_texts_in_a_day_a_number_is_told_once() {
    for (int i = 0; i < 30; i++) {
      assertThat(texting.say(JANE, "MSAADA")).startsWith("Kaunti ya Machakos");
      texting.later(Duration.ofMinutes(5));
    }
    assertThat(texting.say(JANE, "MSAADA")).startsWith("Umetuma ujumbe mwingi");
    texting.later(Duration.ofHours(2));
    assertThat(texting.say(JANE, "MSAADA")).isEmpty();
    texting.later(Duration.ofHours(23));
    assertThat(texting.say(JANE, "MSAADA")).startsWith("Kaunti ya Machakos");
  }

  @Test
  void a_muted_number_is_dropped_until_its_time_is_over() {
    Muted muted = new Muted(Texting.DATABASE, TestKeys.vault());
    Texting.DATABASE.<Boolean>write(
        tx -> {
          muted.mute(
              tx, JANE, texting.now().plusSeconds(3600), "insults", "officer 7", texting.now());
          return true;
        });
    assertThat(texting.say(JANE, "xyzzy frobnicate")).isEmpty();
    assertThat(count("inbox WHERE state = 'dropped'")).isOne();
    assertThat(count("service_case")).isZero();
    texting.later(Duration.ofHours(1));
    assertThat(texting.say(JANE, "xyzzy frobnicate again")).contains("Ripoti 4000014");
    Texting.DATABASE.<Boolean>write(tx -> muted.hear(tx, JANE));
    assertThat(count("muted")).isZero();
  }

  @Test
  void a_muted_number_whose_life_is_in_danger_still_pages_somebody_and_is_answered() {
    TestData.sample();
    String danger = "my house burns, children inside";
    reader.danger(danger, "en", "FIRE_RESCUE", "0378");
    mute();
    for (int i = 0; i < 12; i++) {
      assertThat(texting.say(JANE, "insult " + "abcdefghijkl".charAt(i))).isEmpty();
    }
    assertThat(count("page")).isZero();
    assertThat(texting.say(JANE, danger)).startsWith("Is a life in danger? Call 999 or 112 now");
    assertThat(count("service_case WHERE urgency = 'emergency'")).isOne();
    assertThat(count("page WHERE state = 'waiting' AND staff_id IS NOT NULL")).isOne();
    assertThat(texting.say(JANE, "insult m")).isEmpty();
    assertThat(count("service_case")).isOne();
    assertThat(count("page")).isOne();
    assertThat(MUTES.standing(JANE, texting.now()).orElseThrow().dropped()).isEqualTo(13);
  }

  @Test
  void a_muted_number_that_wants_no_messages_is_obeyed_and_told_so_while_the_rest_is_dropped() {
    mute();
    assertThat(texting.say(JANE, "insult")).isEmpty();
    assertThat(texting.say(JANE, "Acha!")).startsWith("Hutapata tena");
    assertThat(count("opt_out WHERE opted_out AND channel = 'sms'")).isOne();
    assertThat(count("inbox WHERE state = 'handled' AND handled_as = 'command/stop'")).isOne();
    assertThat(texting.say(JANE, "stop it, idiots")).isEmpty();
    assertThat(texting.say(JANE, "START")).isNotEmpty();
    assertThat(count("opt_out WHERE opted_out")).isZero();
    assertThat(MUTES.standing(JANE, texting.now()).orElseThrow().dropped()).isEqualTo(2);
  }

  @Test
  void a_wish_for_no_messages_is_obeyed_however_much_its_number_sent_before() {
    for (int i = 0; i < 12; i++) {
      texting.say(JANE, "text " + "abcdefghijkl".charAt(i));
    }
    assertThat(texting.say(JANE, "STOP")).isEmpty();
    assertThat(count("opt_out WHERE opted_out")).isOne();
    assertThat(count("inbox WHERE state = 'unanswered' AND handled_as = 'command/stop'")).isOne();
  }

  private void mute() {
    var officer = new Actor.Staff(Role.OFFICER, Optional.empty());
    MUTES.mute(JANE, officer, "insults", MuteDesk.USUAL, texting.now());
  }

  @Test
  void a_flood_of_one_service_in_one_ward_raises_the_alarm_and_refuses_nobody() {
    for (int i = 0; i < 22; i++) {
      String text = "Sewage, house " + "abcdefghijklmnopqrstuv".charAt(i);
      reader.sure(text, "en", "SEWERAGE", "0385");
      texting.say(new Msisdn("+2547220009" + (10 + i)), text);
      texting.say(new Msisdn("+2547220009" + (10 + i)), "2");
    }
    assertThat(count("service_case WHERE service_code = 'SEWERAGE'")).isEqualTo(22);
    assertThat(texting.floods).hasValue(2);
  }
}
