package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import ke.go.machakos.menus.gsm.GsmText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each failure that the stand-in for M-Pesa can be told, played from the first key to the books by
 * the whole gateway, and read on the phone in English and Kiswahili. What is read there is kept in
 * {@code payments/failures.txt}; {@code -Dplays.write=true} writes it anew, to be read before it is
 * kept.
 */
class EveryPaymentFailureTest {
  private static final Path KEPT = Path.of("src", "test", "resources", "payments", "failures.txt");
  private static final boolean WRITE = Boolean.getBoolean("plays.write");
  private static final String ENGLISH = "2";
  private static final String KISWAHILI = "1";

  /** Met by whatever asks next, a look at M-Pesa's list too: these come before any such look. */
  private static final List<String> FIRST =
      List.of("TOKEN_EXPIRED", "SPIKE_ARREST", "HTTP_500", "HTTP_503", "NO_ANSWER");

  private static final MovableClock CLOCK = new MovableClock();
  private static final Map<String, String> SEEN = new LinkedHashMap<>();
  private static final Map<Payer, Integer> TOLD = new LinkedHashMap<>();
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static RunningGateway gateway;
  private static Deque<String> bills;

  @BeforeAll
  static void open() {
    TestStores.get().reset();
    Rows.forget();
    gateway = RunningGateway.start(CLOCK);
    bills = owed();
  }

  @AfterAll
  static void close() throws IOException {
    gateway.close();
    if (WRITE) {
      StringBuilder text = new StringBuilder();
      Arrays.stream(DarajaFault.values())
          .map(DarajaFault::name)
          .forEach(fault -> text.append(heading(fault)).append(SEEN.get(fault)));
      Files.createDirectories(KEPT.getParent());
      Files.writeString(KEPT, text);
    }
  }

  @TestFactory
  List<DynamicTest> every_failure_is_played_and_read_on_the_phone() throws IOException {
    Map<String, String> kept = kept();
    List<DynamicTest> tests = new ArrayList<>();
    List<String> order = new ArrayList<>(FIRST);
    Arrays.stream(DarajaFault.values())
        .map(DarajaFault::name)
        .filter(fault -> !FIRST.contains(fault))
        .forEach(order::add);
    assertThat(order).hasSize(23).doesNotHaveDuplicates();
    for (String fault : order) {
      tests.add(DynamicTest.dynamicTest(fault, () -> played(fault, kept)));
    }
    tests.add(DynamicTest.dynamicTest("nobody was told more", EveryPaymentFailureTest::noMore));
    return tests;
  }

  private static void played(String fault, Map<String, String> kept) {
    FailedPayment expected = FailedPayment.of(fault);
    Payer english = payer(ENGLISH);
    Payer kiswahili = payer(KISWAHILI);
    if (fault.equals("TOKEN_EXPIRED")) { // one request meets it for all
      new PaymentPlay(gateway, CLOCK, List.of(english)).play(fault, expected);
      new PaymentPlay(gateway, CLOCK, List.of(kiswahili)).play(fault, expected);
    } else {
      new PaymentPlay(gateway, CLOCK, List.of(english, kiswahili)).play(fault, expected);
    }
    String seen = "-- English\n" + english.transcript() + "-- Kiswahili\n" + kiswahili.transcript();
    SEEN.put(fault, seen + "\n");
    check(english, expected, "SAMPLE ");
    check(kiswahili, expected, "MFANO ");
    if (!WRITE) {
      assertThat(seen).isEqualTo(kept.getOrDefault(fault, ""));
    }
  }

  private static void check(Payer payer, FailedPayment expected, String mark) {
    List<String> texts = payer.letters().stream().map(letter -> letter.getString("text")).toList();
    assertThat(texts).hasSize(expected.messages());
    TOLD.put(payer, texts.size());
    String amount = String.format("KES %,d", payer.amount());
    assertThat(texts)
        .filteredOn(text -> text.contains("600000"))
        .as("the one message that says how to pay")
        .singleElement()
        .satisfies(text -> assertThat(text).contains("Pay Bill", payer.bill(), amount));
    for (JsonObject letter : payer.letters()) {
      String text = letter.getString("text");
      assertThat(text).startsWith(mark).contains(payer.bill(), amount);
      assertThat(GsmText.measure(text).encoding()).isEqualTo(GsmText.Encoding.GSM7);
      assertThat(letter.getInteger("parts")).as(text).isLessThanOrEqualTo(2);
    }
    boolean paid = expected.end() == FailedPayment.End.PAID;
    assertThat(texts)
        .filteredOn(text -> text.matches("(?s).*\\bSM[A-Z0-9]{8}\\b.*"))
        .hasSize(paid ? 1 : 0);
    assertThat(payer.said()).startsWith("END ").contains(mark + "600000", payer.bill());
    assertThat(payer.owed()).isEqualTo(paid ? 0 : payer.amount());
    if (!paid) {
      bills.add(payer.bill());
    }
    assertThat(payer.ledger())
        .isEqualTo(paid ? "bank " + payer.amount() + ", bill -" + payer.amount() : "");
    assertThat(TestStores.get().cell("SELECT SUM(amount_kes) FROM posting")).isEqualTo("0");
  }

  private static void noMore() {
    TOLD.forEach((payer, count) -> assertThat(payer.letters()).as(payer.bill()).hasSize(count));
    assertThat(TOLD).hasSize(46);
    assertThat(Rows.count("payment_matter WHERE state = 'open' AND kind = 'unmatched'")).isZero();
  }

  /** A payer with a bill of their own, or one that nobody has paid yet. */
  private static Payer payer(String language) {
    String number = String.format("+25471170%04d", NUMBERS.getAndIncrement());
    return new Payer(gateway, number, language, bills.remove());
  }

  private static Deque<String> owed() {
    String list =
        TestStores.get()
            .cell(
                "SELECT GROUP_CONCAT(number ORDER BY number) FROM bill b WHERE state = 'open' AND"
                    + " amount_kes BETWEEN 100 AND 200000 AND amount_kes + COALESCE((SELECT"
                    + " SUM(p.amount_kes) FROM posting p WHERE p.bill_number = b.number AND"
                    + " p.account = 'bill'), 0) > 0");
    return new ArrayDeque<>(List.of(list.split(",")));
  }

  private static Map<String, String> kept() throws IOException {
    Map<String, String> kept = new LinkedHashMap<>();
    if (WRITE) {
      return kept;
    }
    for (String part : Files.readString(KEPT).split("(?m)^== ", -1)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        kept.put(part.substring(0, part.indexOf(':')), part.substring(end + 1).strip() + "\n");
      }
    }
    return kept;
  }

  private static String heading(String fault) {
    DarajaFault of = DarajaFault.of(fault).orElseThrow();
    FailedPayment expected = FailedPayment.of(fault);
    return "== "
        + fault
        + ": "
        + (of.code().isEmpty() ? "-" : of.code())
        + ", ends "
        + expected.end().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + "\n";
  }
}
