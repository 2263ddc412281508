package ke.go.machakos.gateway.verify.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.inbox.Acquaintance;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets the link to a paper, over the sample data. */
class PaperSmsTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final Citizens CITIZENS = new Citizens(DATABASE, TestKeys.vault());
  private static final Permits PERMITS = new Permits(DATABASE, TestKeys.vault());
  private static final PaperLinks LINKS = new PaperLinks(TestKeys.vault());
  private static final Renderer WORDS = Startup.texts(TestData.CONFIG);
  private static final URI SITE = URI.create("https://huduma.machakos.example.go.ke");
  private static final PaperNotice NOTICE = new PaperNotice(LINKS, WORDS, SITE);

  @BeforeAll
  static void sample() {
    TestData.sample();
    for (int i = 1; i <= 5; i++) {
      Msisdn phone = new Msisdn("+25470000000" + i);
      DATABASE.<Boolean>write(
          tx -> {
            Consent agreed = new Consent(Citizens.SERVICE, "1", true, "ussd");
            CITIZENS.consent(tx, phone, agreed, TestData.NOW);
            return true;
          });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "+254700000001, 1010013, verify.paper.told",
    "+254700000001, 101-0013, verify.paper.told",
    "+254700000001, 1010037, verify.print.refused", // billed
    "+254700000001, 1010130, verify.print.refused", // somebody else's
    "+254700000001, 1099998, verify.print.refused", // nobody's
    "+254700000001, 1010014, verify.print.refused", // mistyped
    "+254700000001, 2010011, verify.print.refused", // a bill
    "+254700000002, 1010068, verify.print.refused", // unused for a year: a PIN is needed
    "+254722000777, 1010013, verify.print.refused", // a stranger
    "+254700000001, '', verify.print.how",
  })
  void the_link_is_for_the_number_that_the_permit_is_linked_to(
      String from, String number, String key) {
    assertThat(ask(from, number, TestData.NOW).key()).isEqualTo(key);
  }

  @Test
  void a_permit_that_has_expired_is_not_handed_out() {
    Instant nextYear = Instant.parse("2026-12-31T21:00:00Z");
    assertThat(ask("+254700000001", "1010013", nextYear.minusMillis(1)).key())
        .isEqualTo("verify.paper.told");
    assertThat(ask("+254700000001", "1010013", nextYear).key()).isEqualTo("verify.print.refused");
  }

  @Test
  void the_link_in_the_answer_opens_the_permit() {
    Map<String, String> values = ask("+254700000001", "1010013", TestData.NOW).values();
    String link = values.getOrDefault("link", "");
    assertThat(link).startsWith(SITE + "/permit/");
    assertThat(LINKS.permit(link.substring(link.lastIndexOf('/') + 1), TestData.NOW))
        .contains(new Reference(Reference.Kind.PERMIT, "1010013"));
  }

  @ParameterizedTest
  @CsvSource({"EN, Your permit 1010013", "SW, Kibali chako 1010013"})
  void the_message_of_an_issue_fits_into_two_parts(Language language, String words) {
    var permit = PERMITS.find(new Reference(Reference.Kind.PERMIT, "1010013")).orElseThrow();
    Msisdn to = new Msisdn("+254700000001");
    OutgoingMessage message = NOTICE.message(permit, to, language, "issue/1", TestData.NOW);
    assertThat(message.body()).contains(words, SITE + "/permit/");
    GsmText.Size size = GsmText.measure(message.body());
    assertThat(size.encoding()).isEqualTo(GsmText.Encoding.GSM7);
    assertThat(size.segments()).isLessThanOrEqualTo(2);
    assertThat(message.expiresAt()).contains(TestData.NOW.plus(Duration.ofDays(30)));
  }

  private static SmsReply ask(String from, String argument, Instant now) {
    Msisdn caller = new Msisdn(from);
    var nothing =
        new Acquaintance(
            0,
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    var ask = new SmsAsk(caller, argument, Language.EN, true, nothing, now);
    return new PaperSms(CITIZENS, PERMITS, NOTICE).command().handler().apply(ask);
  }
}
