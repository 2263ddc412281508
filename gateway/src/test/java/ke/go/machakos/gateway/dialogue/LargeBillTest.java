package ke.go.machakos.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.fees.FeeSeed;
import ke.go.machakos.gateway.talk.Turn;
import ke.go.machakos.menus.gsm.GsmText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills and fees as large as those of a factory, on the screens of a phone. */
class LargeBillTest {
  private static final int SAFARICOM = 160;
  private static final String STRANGER = "+254722000974";
  private static final String NEIGHBOUR = "+254722000975";
  private static final List<String> KISWAHILI = List.of("1", "2");
  private static final List<String> ENGLISH = List.of("2", "2");

  private final ShippedDialogues dialogues =
      new ShippedDialogues(
          Startup.charges(
              TestData.CONFIG, TestStores.get().database(), Startup.texts(TestData.CONFIG)));
  private int sessions;
  private String session = "";
  private String phone = "";
  private String typed = "";

  @BeforeEach
  void seed() throws SQLException {
    LargeBills.seed();
  }

  @AfterEach
  void close() {
    dialogues.close();
  }

  @Test
  void the_most_that_the_revenue_system_may_bill_hides_no_bill_beside_it() throws SQLException {
    run("UPDATE bill SET amount_kes = 1000000000 WHERE number = '2010022'");
    dial(LargeBills.PAYER);
    assertThat(say("1", "2", "3"))
        .contains("2010022 KES 1,000,000,000\n")
        .contains("2010040 KES 1,340\n");
    assertThat(say("00", "1", "1", "1010037")).contains("To pay: KES 1,000,000,000");
    assertThat(say("1")).contains("Bill KES 1,000,000,000\nPaid 0\nTo pay 1,000,000,000\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2010022 | Advertising | Paid 0^To pay 999,999,999^Due by 9 Dec 2026",
        "2010033 | Land rates | Paid 500,005,000^To pay 499,994,999^DUE SINCE 31 Mar 2026",
        "2010011 | Business permit | Paid 1,000,000,000^Paid, with credit",
        "2010148 | Business permit | Paid 0^Waived",
      })
  void a_bill_is_shown_in_english_however_it_stands(String number, String stream, String lines) {
    dial(STRANGER);
    say(ENGLISH);
    assertThat(say("2", "1", number))
        .startsWith("SAMPLE " + stream + " " + number + "\nBill KES 999,999,999\n" + text(lines));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2010022 | Matangazo | Malipo 0^Baki 999,999,999^Mwisho 9 Des 2026",
        "2010033 | Kodi ya ardhi | Malipo 500,005,000^Baki 499,994,999^MUDA ULIPITA 31 Mac 2026",
        "2010011 | Kibali cha biashara | Malipo 1,000,000,000^Imelipwa zaidi, una salio",
        "2010148 | Kibali cha biashara | Malipo 0^Imesamehewa",
      })
  void a_bill_is_shown_in_kiswahili_however_it_stands(String number, String stream, String lines) {
    dial(STRANGER);
    say(KISWAHILI);
    assertThat(say("2", "1", number))
        .startsWith("MFANO " + stream + " " + number + "\nBili KES 999,999,999\n" + text(lines));
  }

  @Test
  void it_is_paid_in_part_in_english() {
    dial(STRANGER);
    say(ENGLISH);
    assertThat(say("2", "1", LargeBills.OVERDUE, "1"))
        .startsWith("SAMPLE Bill 2010033: KES 499,994,999 to pay.");
    assertThat(say("3")).contains("Amount: KES 499,994,999");
    assertThat(say("0", "1")).startsWith("M-Pesa takes no more than KES 250,000 at once.");
    assertThat(say("1", "250000")).contains("Pay KES 250,000 for bill 2010033");
    assertThat(say("1")).startsWith("M-Pesa asks for your PIN");
    LargeBills.paidInPart(LargeBills.OVERDUE);
    dial(STRANGER);
    say(ENGLISH);
    assertThat(say("2", "1", LargeBills.OVERDUE))
        .contains("\nPaid 500,255,000\nTo pay 499,744,999\n");
  }

  @Test
  void it_is_paid_in_part_in_kiswahili() {
    dial(STRANGER);
    say(KISWAHILI);
    assertThat(say("2", "1", LargeBills.OVERDUE, "1"))
        .startsWith("MFANO Bili 2010033: baki KES 499,994,999.");
    assertThat(say("3")).contains("Kiasi: KES 499,994,999");
    assertThat(say("0", "1")).startsWith("M-Pesa haipokei zaidi ya KES 250,000");
    assertThat(say("1", "250000")).contains("Ulipe KES 250,000 za bili 2010033");
    assertThat(say("1")).startsWith("M-Pesa itakuomba PIN");
    LargeBills.paidInPart(LargeBills.OVERDUE);
    dial(STRANGER);
    say(KISWAHILI);
    assertThat(say("2", "1", LargeBills.OVERDUE))
        .contains("\nMalipo 500,255,000\nBaki 499,744,999\n");
  }

  @Test
  void what_is_left_of_a_part_is_offered_where_m_pesa_carries_it() {
    dial(STRANGER);
    say(ENGLISH);
    assertThat(say("2", "1", LargeBills.IN_PARTS, "1"))
        .startsWith("SAMPLE Bill 2010079: KES 500,099,999 to pay. You may pay in parts.")
        .contains("\n2. One part: 100,000\n");
    assertThat(say("2")).contains("Pay KES 100,000 for bill 2010079");
    dial(NEIGHBOUR);
    say(KISWAHILI);
    assertThat(say("2", "1", LargeBills.IN_PARTS, "1"))
        .startsWith("MFANO Bili 2010079: baki KES 500,099,999. Unaweza kulipa kwa awamu.")
        .contains("\n2. Awamu moja: 100,000\n");
  }

  @Test
  void a_payment_that_no_phone_could_make_is_shown() {
    dial(STRANGER);
    say(ENGLISH);
    assertThat(say("2", "1", "2010011", "1")).contains(" KES 1,000,000,000\n");
    assertThat(say("1")).contains("KES 1,000,000,000 arrived 27 Jan 2026, credited to");
    assertThat(say("2", "SMP001MKAD")).contains("KES 1,000,000,000 arrived");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 'Fee KES 999,999,999', 'The fee of KES 999,999,999:', 'To pay: KES 999,999,999'",
    "1, 'Ada KES 999,999,999', 'Ada ya KES 999,999,999:', 'Jumla ya kulipa: KES 999,999,999'",
  })
  void a_fee_is_quoted_and_explained(String language, String fee, String explained, String total)
      throws SQLException {
    FeeSeed.store(TestData.CONFIG, TestStores.get().database(), TestData.NOW);
    run("UPDATE fee_rule SET amount_kes = 999999999");
    dial(STRANGER);
    say(language, "1", "1", "3", "1", "1", "1", "1", "4", "1", "Cement Works", "Mary Wanza");
    assertThat(say("1")).contains("\n" + fee + "\n");
    assertThat(say("3")).contains(explained + "\n").contains(total + "\n");
  }

  private static void run(String change) throws SQLException {
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute(change);
    }
  }

  private static String text(String lines) {
    return lines.replace('^', '\n');
  }

  private void dial(String from) {
    phone = from;
    session = "large" + ++sessions;
    typed = "";
    turn();
  }

  private String say(List<String> answers) {
    return say(answers.toArray(new String[0]));
  }

  /** What the last of these answers is answered. */
  private String say(String... answers) {
    String last = "";
    for (String answer : answers) {
      typed = typed.isEmpty() ? answer : typed + "*" + answer;
      last = turn();
    }
    return last;
  }

  private String turn() {
    String text =
        dialogues.take(new Turn(session, phone, "63902", ShippedDialogues.CODE, typed)).text();
    assertThat(GsmText.measure(text).fits(SAFARICOM)).as(text).isTrue();
    return text;
  }
}
