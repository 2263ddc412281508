package ke.go.machakos.gateway.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivateSmsTest {
  /** A sample citizen, who speaks English. */
  private static final Msisdn MARY = new Msisdn("+254700000001");

  private static final Msisdn STRANGER = new Msisdn("+254722000803");
  private final Texting texting = new Texting(new FixedReader());

  @BeforeEach
  void sample() {
    TestData.sample();
    Citizens citizens = new Citizens(Texting.DATABASE, TestKeys.vault());
    Consent agreed = new Consent(Citizens.SERVICE, "1", true, "ussd");
    Texting.DATABASE.<Boolean>write(
        tx -> {
          citizens.consent(tx, MARY, agreed, texting.now());
          return true;
        });
  }

  @Test
  void a_name_is_hidden_from_staff_at_the_wish_of_who_reported() {
    texting.say(MARY, "something that nobody understands");
    assertThat(Texting.row(1, "privacy")).isEqualTo("named");
    assertThat(texting.say(MARY, "private 4000014")).contains("case 4000014 do not see");
    assertThat(Texting.row(1, "privacy")).isEqualTo("hidden");
  }

  @Test
  void nobody_hides_or_learns_of_the_case_of_another() {
    texting.say(MARY, "something that nobody understands");
    assertThat(texting.say(STRANGER, "SIRI 4000014")).startsWith("Hakuna ripoti yenye nambari");
    assertThat(texting.say(STRANGER, "SIRI 4000023")).startsWith("Hakuna ripoti yenye nambari");
    assertThat(texting.say(MARY, "PRIVATE 1010013")).startsWith("You have no case");
    assertThat(texting.say(MARY, "PRIVATE")).startsWith("To hide your name");
    assertThat(Texting.row(1, "privacy")).isEqualTo("named");
  }
}
