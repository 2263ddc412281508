package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.payments.ProviderRequests;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.gateway.MoneyCommand;
import ke.go.machakos.gateway.MpesaCommand;
import ke.go.machakos.gateway.daraja.MoneyEvent;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import ke.go.machakos.gateway.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What M-Pesa is asked from a terminal, by a gateway that runs, against the stand-in. */
class MpesaCommandTest {
  private static final String CLERK = "sample-finance-1";
  private static final String CHIEF = "sample-chief-finance";
  private static final Instant START = Instant.parse("2027-02-10T06:00:00Z");

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Map<String, String> environment = new HashMap<>();
  private Vault vault = TestKeys.vault();
  private Treasury treasury;

  @BeforeEach
  void prepare() throws Exception {
    Path keys = folder.resolve("keys.json");
    Keys.create(keys);
    vault = Keys.open(keys);
    treasury = new Treasury(START, vault);
    DatabaseSettings database = TestStores.get().settings();
    environment.put("GATEWAY_MODE", "demo");
    environment.put("GATEWAY_KEYS", keys.toString());
    environment.put("GATEWAY_DATABASE_URL", database.url());
    environment.put("GATEWAY_DATABASE_USER", database.user());
    environment.put("GATEWAY_DATABASE_PASSWORD", database.password());
    environment.put("GATEWAY_REDIS_URL", TestStores.get().redisUri().toString());
    var owner = database.owner().orElseThrow();
    environment.put("GATEWAY_DATABASE_OWNER_USER", owner.user());
    environment.put("GATEWAY_DATABASE_OWNER_PASSWORD", owner.password());
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() throws Exception {
    System.setOut(out);
    System.setErr(err);
    treasury.close();
  }

  /** An account at a terminal, with the stand-in or another key. */
  private void account(String key) {
    Settings.Daraja at = treasury.standIn.account();
    environment.put("DARAJA_URL", at.url().toString());
    environment.put("DARAJA_CONSUMER_KEY", key);
    environment.put("DARAJA_CONSUMER_SECRET", at.consumerSecret().value());
    environment.put("DARAJA_SHORTCODE", at.shortcode());
    environment.put("DARAJA_PASSKEY", at.passkey().value());
  }

  private int run(String group, String... words) {
    said.reset();
    Clock clock = Clock.fixed(treasury.now.get(), ZoneOffset.UTC);
    CommandLine command =
        group.equals("mpesa")
            ? MpesaCommand.with(environment, clock)
            : MoneyCommand.with(environment, clock);
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--config", TestData.CONFIG.toString()));
    return command.execute(all.toArray(String[]::new));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8).strip();
  }

  private Payment payment(String receipt) {
    return new Payments(treasury.database).byReceipt(receipt).orElseThrow();
  }

  private String paid() throws Exception {
    String receipt = treasury.pay("2010033", 700);
    treasury.pulls().run();
    assertThat(payment(receipt).state()).isEqualTo(PaymentState.POSTED);
    return receipt;
  }

  private String proposed(String receipt) {
    assertThat(run("mpesa", "reverse", receipt, "--staff", CLERK, "--reason", "paid by mistake"))
        .isZero();
    return TestStores.get().cell("SELECT MAX(id) FROM proposal");
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private boolean ended() {
    return TestStores.get().count("provider_request WHERE ended_at IS NOT NULL") > 0;
  }

  @Test
  void a_payment_is_sent_back_by_two_people_and_out_of_the_books_once_mpesa_says_so()
      throws Exception {
    String receipt = paid();
    String id = proposed(receipt);
    assertThat(run("money", "approve", id, "--staff", CLERK)).isEqualTo(1);
    assertThat(run("money", "approve", id, "--staff", CHIEF)).isZero();
    assertThat(said())
        .contains("approved and not done yet", "mpesa requests")
        .doesNotContain("and done");
    assertThat(run("mpesa", "requests")).isZero();
    assertThat(said()).endsWith("reversal " + receipt + " KES 700: due");
    assertThat(payment(receipt).state()).as("nobody has asked").isEqualTo(PaymentState.POSTED);
    assertThat(run("mpesa", "reverse", receipt, "--staff", CLERK, "--reason", "again"))
        .isEqualTo(1);
    assertThat(said())
        .isEqualTo("M-Pesa was asked to send it back before, and has not answered yet");
    treasury.work();
    await(this::ended);
    assertThat(treasury.standIn.ledger().find(receipt).orElseThrow().reversed()).isTrue();
    assertThat(payment(receipt).state()).isEqualTo(PaymentState.REVERSED);
    String sums =
        "SELECT SUM(amount_kes) FROM posting WHERE payment_id = "
            + payment(receipt).id()
            + " AND account = 'bank'";
    assertThat(TestStores.get().cell(sums)).isEqualTo("0");
    assertThat(new Outbox(treasury.database, vault).to(Treasury.PAYER, 5))
        .extracting(it -> it.message().cause())
        .contains("payment/" + payment(receipt).id() + "/sent-back");
    assertThat(run("mpesa", "requests")).isZero();
    assertThat(said()).contains("reversal " + receipt + " KES 700: done, 0 ");
    assertThat(run("mpesa", "reverse", receipt, "--staff", CLERK, "--reason", "again"))
        .isEqualTo(1);
  }

  @Test
  void an_answer_that_never_came_is_asked_for_again_and_nothing_is_sent_back_twice()
      throws Exception {
    String receipt = paid();
    long before = treasury.standIn.phones().screen(Treasury.PAYER).balance().cents();
    assertThat(run("money", "approve", proposed(receipt), "--staff", CHIEF)).isZero();
    treasury.standIn.faults().tell(DarajaFault.NO_CALLBACK, 1);
    var round = new RequestRound(treasury.database, treasury.daraja, treasury.clock);
    round.run();
    assertThat(TestStores.get().count("provider_request WHERE state = 'sent'")).isEqualTo(1);
    treasury.now.updateAndGet(it -> it.plus(Duration.ofMinutes(16)));
    treasury.work();
    await(this::ended);
    assertThat(TestStores.get().cell("SELECT code FROM provider_request")).isEqualTo("R000001");
    assertThat(payment(receipt).state()).isEqualTo(PaymentState.REVERSED);
    assertThat(treasury.standIn.phones().screen(Treasury.PAYER).balance().cents())
        .isEqualTo(before + 70_000);
  }

  @Test
  void what_mpesa_does_not_send_back_stays_in_the_books() throws Exception {
    assertThat(run("money", "approve", proposed("SMP002NQBA"), "--staff", CHIEF)).isZero();
    treasury.work();
    await(this::ended);
    assertThat(TestStores.get().cell("SELECT state FROM provider_request")).isEqualTo("failed");
    assertThat(TestStores.get().cell("SELECT code FROM provider_request")).isEqualTo("R000002");
    assertThat(payment("SMP002NQBA").state()).isEqualTo(PaymentState.POSTED);
  }

  @Test
  void a_told_reversal_that_nobody_asked_for_changes_nothing() throws Exception {
    String receipt = paid();
    treasury.work();
    var told =
        new MoneyEvent.Told(
            "1-2-3",
            "AG_1",
            "0",
            "done",
            Optional.empty(),
            Map.of("OriginalTransactionID", receipt));
    treasury.book.take(new MoneyEvent.ReversalResult(told));
    assertThat(payment(receipt).state()).isEqualTo(PaymentState.POSTED);
    assertThat(payment(receipt).amount()).isEqualTo(new Money(700));
  }

  @Test
  void a_receipt_is_asked_after_and_its_answer_waited_for() throws Exception {
    String receipt = paid();
    assertThat(run("mpesa", "status", receipt, "--wait", "0")).isEqualTo(1);
    assertThat(said()).contains("does a gateway run?");
    treasury.work();
    assertThat(run("mpesa", "status", receipt.toLowerCase(Locale.ROOT))).isZero();
    assertThat(said()).endsWith("status " + receipt + ": done, 0 Completed KES 700.00");
    assertThat(run("mpesa", "status", "SMNOSUCH01")).isEqualTo(1);
    assertThat(said()).contains("failed, R000002");
    assertThat(run("mpesa", "status", "?")).isEqualTo(1);
  }

  @Test
  void an_answer_that_comes_before_its_request_has_a_name_waits_for_it() throws Exception {
    assertThat(run("mpesa", "status", "SMNOSUCH01", "--wait", "0")).isEqualTo(1);
    var requests = new ProviderRequests();
    Database database = treasury.database;
    Instant now = treasury.now.get();
    long id = database.write(tx -> requests.take(tx, 1, now)).getFirst().id();
    var told = new MoneyEvent.Told("1-2-3", "AG_1", "R000002", "none", Optional.empty(), Map.of());
    Thread answer =
        Thread.ofPlatform().start(() -> treasury.book.take(new MoneyEvent.StatusResult(told)));
    await(() -> answer.getState() == Thread.State.TIMED_WAITING || !answer.isAlive());
    database.<Boolean>write(
        tx -> {
          requests.sent(tx, id, "1-2-3", Optional.of("AG_1"), now);
          return true;
        });
    answer.join();
    assertThat(run("mpesa", "requests")).isZero();
    assertThat(said()).contains("status SMNOSUCH01: failed, R000002 none");
  }

  @Test
  void addresses_and_the_list_are_registered_from_a_terminal() throws IOException {
    assertThat(run("mpesa", "register", "c2b")).isEqualTo(1);
    assertThat(said()).contains("there is no account with M-Pesa");
    account("demo-key");
    assertThat(run("mpesa", "register", "c2b")).isZero();
    assertThat(said()).isEqualTo("registered");
    assertThat(run("mpesa", "register", "pull")).isEqualTo(1);
    assertThat(said()).contains("daraja.nominated-number is not set");
    environment.put("DARAJA_NOMINATED_NUMBER", "0722000000");
    assertThat(run("mpesa", "register", "pull")).isZero();
    assertThat(run("mpesa", "register", "other")).isEqualTo(1);
    account("another-key");
    assertThat(run("mpesa", "register", "c2b")).isEqualTo(1);
    assertThat(said()).contains("400.008.01");
    environment.put("DARAJA_URL", "https://api.safaricom.co.ke");
    assertThat(run("mpesa", "register", "c2b")).isEqualTo(1);
    assertThat(said()).contains("Safaricom calls https addresses alone");
  }
}
