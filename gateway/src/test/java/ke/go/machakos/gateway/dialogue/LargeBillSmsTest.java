package ke.go.machakos.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.SmsWiring;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.sms.FreeText;
import ke.go.machakos.gateway.sms.SmsIntake;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.Template;
import ke.go.machakos.menus.text.TextCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills as large as those of a factory, in messages of two parts at most. */
class LargeBillSmsTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final Outbox OUTBOX = new Outbox(DATABASE, TestKeys.vault());
  private static final Msisdn PAYER = new Msisdn(LargeBills.PAYER);
  private static final Msisdn STRANGER = new Msisdn("+254722000974");
  private static final AtomicInteger IDS = new AtomicInteger();

  private final SmsIntake intake =
      SmsWiring.intake(
          DATABASE,
          TestKeys.vault(),
          SmsWiring.commands(
              DATABASE,
              TestKeys.vault(),
              PayBill.SAMPLE,
              Startup.cases(TestData.CONFIG, DATABASE, TestKeys.vault())),
          FreeText.TO_A_PERSON,
          List.of(),
          Settings.Codes.SAMPLE,
          Startup.texts(TestData.CONFIG),
          () -> TestData.NOW);

  @BeforeEach
  void seed() throws SQLException {
    LargeBills.seed();
    DATABASE.<Boolean>write(
        tx -> {
          var citizens = new Citizens(DATABASE, TestKeys.vault());
          Consent agreed = new Consent(Citizens.SERVICE, "1", true, "ussd");
          citizens.consent(tx, PAYER, agreed, TestData.NOW);
          return true;
        });
  }

  @Test
  void what_is_owed_is_told_before_and_after_a_part_is_paid() {
    assertThat(text("PAY 2010033")).endsWith("\nAmount: KES 499,994,999");
    assertThat(text(STRANGER, "LIPA 2010033")).endsWith("\nKiasi: KES 499,994,999");
    LargeBills.paidInPart(LargeBills.OVERDUE);
    assertThat(text("Pay, 2010033")).endsWith("\nAmount: KES 499,744,999");
    assertThat(text(STRANGER, "Lipa, 2010033")).endsWith("\nKiasi: KES 499,744,999");
    assertThat(text("BILL 2010033"))
        .isEqualTo(
            """
            SAMPLE Land rates 2010033
            Bill KES 999,999,999
            Paid 500,255,000
            To pay 499,744,999
            DUE SINCE 31 Mar 2026""");
    assertThat(text(STRANGER, "BILI 2010033"))
        .isEqualTo(
            """
            MFANO Kodi ya ardhi 2010033
            Bili KES 999,999,999
            Malipo 500,255,000
            Baki 499,744,999
            MUDA ULIPITA 31 Mac 2026""");
    assertThat(text("RECEIPT SMP001MKAD")).contains("\nKES 1,000,000,000 arrived 27 Jan 2026");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAY 2010011 | Paid 1,000,000,000^Paid, with credit",
        "PAY 2010148 | Paid 0^Waived",
        "BILL 2010022 | Paid 0^To pay 999,999,999^Due by 9 Dec 2026",
      })
  void a_bill_is_told_however_it_stands(String asked, String answer) {
    assertThat(text(asked)).endsWith("\nBill KES 999,999,999\n" + answer.replace('^', '\n'));
  }

  @Test
  void all_that_a_number_owes_is_told_at_once() {
    assertThat(text("BILLS"))
        .isEqualTo(
            """
            SAMPLE You owe KES 1,499,996,338:
            2010033 Land rates 499,994,999
            2010040 Water 1,340
            2010022 Advertising 999,999,999
            Paid last:
            SMP003QXUQ 500,000,000
            SMP004BNPQ 1,200
            SMP002NQBA 5,000
            To pay one, write PAY and its number.""");
  }

  @Test
  void no_text_with_an_amount_is_longer_than_two_messages_in_any_language() {
    TextCatalog catalog = TextCatalog.read(TestData.CONFIG.resolve("text"), new ArrayList<>());
    Renderer texts = new Renderer(catalog);
    int seen = 0;
    for (String key : catalog.keys()) {
      Template template = catalog.template(Language.EN, key);
      if (template.slots().stream().noneMatch(slot -> slot.format().equals("money"))) {
        continue;
      }
      Map<String, String> longest = longest(template);
      for (Language language : Language.values()) {
        GsmText.Size size = GsmText.measure(texts.text(language, key, longest::get));
        assertThat(size.segments()).as("%s in %s", key, language).isLessThanOrEqualTo(2);
      }
      seen++;
    }
    assertThat(seen).isGreaterThan(40);
  }

  private static Map<String, String> longest(Template template) {
    Map<String, String> longest = new HashMap<>();
    for (Template.Slot slot : template.slots()) {
      longest.put(
          slot.name(),
          switch (slot.format()) {
            case "money", "figure" -> "9999999999";
            case "date" -> "2026-11-28";
            case "mark" -> "yes";
            default -> "W".repeat(20);
          });
    }
    return longest;
  }

  private String text(String words) {
    return text(PAYER, words);
  }

  /** What a text is answered; the same words again would count as a copy of it. */
  private String text(Msisdn from, String words) {
    var incoming =
        new IncomingMessage(
            "test",
            "large" + IDS.incrementAndGet(),
            from,
            "20880",
            Optional.empty(),
            Optional.empty(),
            words,
            Optional.empty());
    intake.answer(intake.store(incoming).id());
    return OUTBOX.to(from, 1).getFirst().message().body();
  }
}
