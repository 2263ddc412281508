package ke.go.machakos.gateway.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.inbox.Acquaintance;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told what they owe by SMS, and how it reads, over the sample data. */
class StatementSmsTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final Citizens CITIZENS = new Citizens(DATABASE, TestKeys.vault());
  private static final Bills BILLS = new Bills(DATABASE, TestKeys.vault());
  private static final Payments PAYMENTS = new Payments(DATABASE);
  private static final Renderer WORDS = Startup.texts(TestData.CONFIG);
  private static final String MARY = "+254700000001";
  private static final String NOBODYS = "+254722000778";

  @BeforeAll
  static void sample() {
    TestData.sample();
    for (String phone : List.of(MARY, "+254700000002", "+254700000004", "+254700000005", NOBODYS)) {
      DATABASE.<Boolean>write(
          tx -> {
            Consent agreed = new Consent(Citizens.SERVICE, "1", true, "ussd");
            CITIZENS.consent(tx, new Msisdn(phone), agreed, TestData.NOW);
            return true;
          });
    }
  }

  @Test
  void a_statement_has_what_is_owed_first_and_what_was_paid_last() {
    assertThat(text(ask(MARY, "", Language.EN)))
        .isEqualTo(
            """
            SAMPLE You owe KES 10,540:
            2010033 Land rates 5,000
            2010040 Water 1,340
            2010022 Advertising 4,200
            Paid last:
            SMP003QXUQ 2,600
            SMP004BNPQ 1,200
            SMP002NQBA 5,000
            To pay one, write PAY and its number.""");
    assertThat(text(ask(MARY, "", Language.SW)))
        .startsWith("MFANO Unadaiwa KES 10,540:\n2010033 Kodi ya ardhi 5,000\n")
        .contains("\nMalipo ya mwisho:\n")
        .endsWith("\nKulipa moja, andika LIPA na nambari yake.");
  }

  @ParameterizedTest
  @CsvSource({
    "+254700000001, '', sms.statement.owing.paid",
    "+254700000002, '', sms.statement.closed", // unused for a year
    "+254700000004, '', sms.statement.closed", // shared, with a PIN
    "+254700000005, '', sms.statement.closed", // shared, without one
    "+254722000777, '', sms.statement.unconsented", // a stranger
    "+254722000778, '', bills.none",
    "+254722000777, 2010022, bills.owing",
    "+254722000777, 2010011, bills.settled",
    "+254722000777, 2010023, bills.refused-number",
  })
  void what_is_ones_own_is_told_to_the_number_alone_that_is_trusted(
      String from, String argument, String key) {
    assertThat(ask(from, argument, Language.EN).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ya maji ni kubwa mno", "was charged twice", "2010022 is wrong"})
  void a_sentence_that_begins_with_the_word_is_no_command(String rest) {
    assertThat(command().argument().read(rest)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"owing", "owing.paid", "nothing", "nothing.paid", "closed", "unconsented"})
  void with_the_longest_names_and_amounts_it_is_two_parts_at_most(String which) {
    String bill = "299999999 " + "W".repeat(19) + " 9,999,999,999";
    Map<String, String> longest =
        Map.of(
            "sample",
            "yes",
            "total",
            "9999999999",
            "bills",
            String.join("\n", bill, bill, bill, "+ 99"),
            "payments",
            String.join("\n", Collections.nCopies(3, "SMP0000000 9,999,999,999")));
    for (Language language : Language.values()) {
      String said = WORDS.text(language, "sms.statement." + which, longest::get);
      GsmText.Size size = GsmText.measure(said);
      assertThat(size.encoding()).as(said).isEqualTo(GsmText.Encoding.GSM7);
      assertThat(size.segments()).as(said).isLessThanOrEqualTo(2);
    }
  }

  private static String text(SmsReply reply) {
    return WORDS.text(reply.language(), reply.key(), reply.values()::get);
  }

  private static SmsReply ask(String from, String argument, Language language) {
    var nothing =
        new Acquaintance(
            0,
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    var ask = new SmsAsk(new Msisdn(from), argument, language, true, nothing, TestData.NOW);
    return command().handler().apply(ask);
  }

  private static SmsCommand command() {
    Gate gate = new Gate(CITIZENS, new Pins(TestKeys.vault()));
    PaymentSms one =
        new PaymentSms(new BillActions(BILLS, gate, PayBill.SAMPLE), new PaymentActions(PAYMENTS));
    return new StatementSms(CITIZENS, BILLS, PAYMENTS, one.look()).command();
  }
}
