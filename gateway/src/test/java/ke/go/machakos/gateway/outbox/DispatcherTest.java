package ke.go.machakos.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.africastalking.WebSender;
import ke.go.machakos.gateway.africastalking.standin.OptedOut;
import ke.go.machakos.gateway.africastalking.standin.SendFault;
import ke.go.machakos.gateway.africastalking.standin.StandIn;
import ke.go.machakos.gateway.africastalking.standin.StandInSettings;
import ke.go.machakos.gateway.operations.Metrics;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outbox emptied into the stand-in, which is told to fail in each of its ways. */
class DispatcherTest {
  private static final Instant DAY = Instant.parse("2026-11-23T06:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-23T19:00:00Z");
  private static final Msisdn PHONE = new Msisdn("+254700000001");
  private static final Settings.Codes CODES = Settings.Codes.SAMPLE;

  private final Database database = TestStores.get().database();
  private final Outbox outbox = new Outbox(database, TestKeys.vault());
  private final AtomicReference<Instant> now = new AtomicReference<>(DAY);
  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics(Set.of());
  private StandIn provider;
  private Dispatcher dispatcher;

  @BeforeEach
  void start() {
    TestStores.get().reset();
    provider =
        StandIn.open(
            vertx,
            new StandInSettings(CODES, new Secret("demo"), Duration.ofMillis(1)),
            OptedOut.inMemory(),
            new SplittableRandom(483),
            now::get);
    dispatcher =
        new Dispatcher(
            vertx,
            database,
            TestKeys.vault(),
            new WebSender(vertx, provider.account()),
            1000,
            now::get,
            new OutboxMetrics(metrics));
  }

  @AfterEach
  void stop() throws Exception {
    dispatcher.close();
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  @Test
  void a_message_is_handed_over_and_its_id_and_parts_are_kept() {
    enqueue("a", true, "Kesi 4000014");
    await(() -> count("state = 'sent'") == 1);
    assertThat(provider.phones().inbox(PHONE).letters()).hasSize(1);
    assertThat(cell("parts")).isEqualTo("1");
    assertThat(cell("provider_status")).isEqualTo("102 Success");
    assertThat(cell("provider_message_id")).startsWith("ATXid_");
    assertThat(metrics.scrape()).contains("mlango_outbox_leases_total{outcome=\"sent\"} 1.0");
  }

  @Test
  void kikamba_goes_in_the_gsm_alphabet_and_what_would_lose_a_letter_in_ucs2() {
    enqueue("kam", true, "Kĩw\u0169 kĩthũku");
    enqueue("other", true, "\u1218\u1228\u1303");
    await(() -> count("state = 'sent'") == 2);
    assertThat(provider.phones().inbox(PHONE).letters())
        .extracting(letter -> letter.text())
        .containsExactlyInAnyOrder("Kiwu kithuku", "\u1218\u1228\u1303");
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidPhoneNumber, failed",
    "UnsupportedNumberType, failed",
    "UserInBlacklist, failed",
    "DoNotDisturbRejection, failed",
    "RejectedByGateway, failed",
    "Processed, sent",
    "MalformedBody, sent",
  })
  void what_is_final_is_not_tried_again(String fault, String state) {
    fail(fault);
    enqueue("a", true, "x");
    await(() -> count("state = '" + state + "'") == 1);
    assertThat(cell("attempts")).isEqualTo("1");
    assertThat(cell("maybe_twice")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "RiskHold, 0",
    "InvalidSenderId, 0",
    "EmptyRecipients, 0",
    "CouldNotRoute, 0",
    "InternalServerError, 0",
    "GatewayError, 0",
    "Http500, 1",
    "SentConnectionCut, 1",
  })
  void what_passes_is_tried_again_and_marked_where_it_may_have_been_sent(
      String fault, String twice) {
    fail(fault);
    enqueue("a", true, "x");
    await(() -> count("state = 'waiting' AND attempts = 1") == 1);
    assertThat(cell("maybe_twice")).isEqualTo(twice);
    now.set(DAY.plusSeconds(7));
    await(() -> count("state = 'sent'") == 1);
    assertThat(cell("attempts")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"Http401, 31", "InsufficientBalance, 31", "Http429, 6"})
  void trouble_of_the_account_stops_every_message_and_costs_none_a_try(String fault, int seconds) {
    fail(fault);
    enqueue("a", true, "x");
    await(() -> count("last_error IS NOT NULL") == 1);
    enqueue("b", true, "y");
    assertThat(cell("attempts")).isEqualTo("0");
    now.set(DAY.plusSeconds(seconds));
    await(() -> count("state = 'sent'") == 2);
    assertThat(count("maybe_twice")).isZero();
  }

  @Test
  void news_waits_for_the_morning_and_an_answer_does_not() {
    now.set(NIGHT);
    enqueue("news", false, "x");
    enqueue("answer", true, "y");
    await(() -> count("state = 'sent' AND solicited") == 1);
    assertThat(count("state = 'waiting' AND NOT solicited")).isOne();
    now.set(DAY.plusSeconds(86_400));
    await(() -> count("state = 'sent'") == 2);
  }

  @Test
  void nobody_gets_more_than_three_news_a_day_or_any_after_opting_out() {
    for (int i = 0; i < 5; i++) {
      enqueue("news/" + i, false, "x" + i);
    }
    await(() -> count("last_error = 'enough for a day'") == 2);
    await(() -> count("state = 'sent'") == 3);
    database.write(
        tx -> {
          new OptOuts(TestKeys.vault()).set(tx, PHONE, true, "sms", DAY);
          return true;
        });
    now.set(DAY.plusSeconds(86_400));
    await(() -> count("state = 'dropped'") == 2);
    enqueue("answer", true, "y");
    await(() -> count("state = 'sent'") == 4);
  }

  @Test
  void what_is_no_use_any_more_is_not_sent() {
    var late =
        new OutgoingMessage(
            "test", PHONE, "sw", Optional.empty(), "x", DAY, Optional.of(DAY), "late");
    database.<Boolean>write(tx -> outbox.enqueue(tx, late, DAY));
    await(() -> count("state = 'expired'") == 1);
    assertThat(provider.phones().inbox(PHONE).letters()).isEmpty();
  }

  private void fail(String fault) {
    provider.faults().tell(SendFault.of(fault).orElseThrow(), 1);
  }

  private void enqueue(String cause, boolean solicited, String body) {
    var message =
        new OutgoingMessage(
            "test",
            PHONE,
            "sw",
            Optional.empty(),
            body,
            now.get(),
            Optional.empty(),
            cause,
            solicited);
    database.<Boolean>write(tx -> outbox.enqueue(tx, message, now.get()));
    dispatcher.nudge();
  }

  private static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      Thread.onSpinWait();
    }
  }

  private static int count(String condition) {
    return TestStores.get().count("outbox WHERE " + condition);
  }

  private static String cell(String column) {
    return TestStores.get().cell("SELECT " + column + " FROM outbox");
  }
}
