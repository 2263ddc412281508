package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Ledgers;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import ke.go.machakos.gateway.daraja.standin.PayBillOrder;
import ke.go.machakos.gateway.daraja.standin.StandInPhones;
import ke.go.machakos.gateway.daraja.standin.Transaction;
import ke.go.machakos.gateway.loopback.Faults;
import ke.go.machakos.gateway.mpesa.Mpesa;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.payments.Prompts;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

/**
 * Payments through the whole program while it, MariaDB and Redis are killed: three in four begin as
 * the pay action of a call leaves them in the tables, and by its code; the others come by
 * themselves. What the provider knows is the truth. The clocks are real.
 */
class PaymentProgramStormTest {
  private static final int PAYMENTS = 10_000 * Integer.getInteger("storm.percent", 5) / 100;
  private static final long[] AMOUNTS = {50, 100, 100, 250, 1200};
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration QUERY_AFTER = Duration.ofSeconds(4);
  private static final Duration PULL_EVERY = Duration.ofSeconds(Math.max(6, PAYMENTS / 100));

  /** What a node has a push in hand for at most. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** What befalls the program in the middle of each wave of payments. */
  private enum Blow {
    GATEWAY,
    MARIADB,
    REDIS,
    NONE
  }

  private static final List<Blow> BLOWS =
      List.of(
          Blow.GATEWAY,
          Blow.GATEWAY,
          Blow.MARIADB,
          Blow.GATEWAY,
          Blow.REDIS,
          Blow.GATEWAY,
          Blow.GATEWAY,
          Blow.NONE);

  private final long seed = Long.getLong("storm.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Clock clock = Clock.systemUTC();
  private final TestStores stores = TestStores.get();
  private final Database database = stores.database();
  private final Vault vault = Environment.vault();
  private final Prompts prompts =
      new Mpesa(
              database,
              vault,
              BillWatch.NONE,
              Startup.texts(TestData.CONFIG),
              PayBill.SAMPLE,
              Duration.ZERO,
              clock)
          .prompts();
  private final List<Wish> wishes = new ArrayList<>();
  private final List<CompletableFuture<Void>> customers = new ArrayList<>();
  private int payers;
  private Instant started = Instant.EPOCH;

  /** Somebody who wants M-Pesa to ask for so much. */
  private record Wish(Msisdn phone, Bill bill, Money amount) {}

  @Test
  void every_receipt_is_once_in_the_ledger_and_every_bill_right() {
    stores.reset();
    try (MpesaNetwork network = new MpesaNetwork(seed);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      GatewayProcess node = start(network);
      try {
        StormBills bills = StormBills.issue(database, vault, Math.max(10, PAYMENTS / 8), random);
        for (int wave = 0; wave < BLOWS.size(); wave++) {
          int half = network.known().size() + size(wave) / 2;
          begin(wave, bills, network, threads);
          await("wave " + wave, () -> network.known().size() >= half);
          node = strike(BLOWS.get(wave), node, network);
        }
        customers.forEach(CompletableFuture::join);
        await("every push was sent", this::allSent);
        payAsTheSmsSays(network);
        await("all is recovered", () -> settled(network, bills));
        check(network, bills);
      } finally {
        node.close();
      }
    }
  }

  private GatewayProcess start(MpesaNetwork network) {
    started = clock.instant();
    GatewayProcess node = GatewayProcess.start(network.settings(QUERY_AFTER, PULL_EVERY));
    network.callTo(node.port());
    return node;
  }

  private GatewayProcess strike(Blow blow, GatewayProcess node, MpesaNetwork network) {
    switch (blow) {
      case GATEWAY -> {
        node.kill();
        return start(network);
      }
      case MARIADB -> {
        stores.killMariaDb();
        stores.startMariaDb();
      }
      case REDIS -> {
        stores.killRedis();
        stores.startRedis();
      }
      case NONE -> {}
    }
    return node;
  }

  private static int size(int wave) {
    return PAYMENTS * (wave + 1) / BLOWS.size() - PAYMENTS * wave / BLOWS.size();
  }

  private void begin(int wave, StormBills bills, MpesaNetwork network, ExecutorService threads) {
    tellFaults(network.mpesa().faults(), wave);
    List<Runnable> payments = new ArrayList<>();
    for (int i = 0; i < size(wave); i++) {
      Msisdn phone = new Msisdn("+2547110%05d".formatted(payers++));
      Money amount = new Money(AMOUNTS[random.nextInt(AMOUNTS.length)]);
      Wish wish = new Wish(phone, bills.any(random), amount);
      if (i % 4 == 0) {
        String account = account(wish.bill(), i / 4);
        payments.add(() -> pay(network, wish, account));
      } else {
        wishes.add(wish);
        payments.add(() -> ask(wish));
      }
    }
    Collections.shuffle(payments, random);
    payments.forEach(each -> customers.add(CompletableFuture.runAsync(each, threads)));
  }

  private static void tellFaults(Faults<DarajaFault> faults, int wave) {
    int payments = size(wave);
    faults.clear();
    faults.tell(DarajaFault.CALLBACK_FIRST, payments / 10);
    faults.tell(DarajaFault.C2B_TWIN, payments / 2);
    faults.tell(DarajaFault.HASHED_NUMBER, payments / 4);
    faults.tell(DarajaFault.MASKED_NUMBER, payments / 4);
    if (wave % 2 == 0) {
      faults.tell(DarajaFault.CANCELLED, 1);
      faults.tell(DarajaFault.SENT_NO_ANSWER, 1);
      faults.tell(DarajaFault.TOKEN_EXPIRED, 1);
    }
  }

  /** One customer in seven types something else than the number of the bill, or types it oddly. */
  private String account(Bill bill, int i) {
    String digits = bill.number().digits();
    if (i % 7 != 0) {
      return digits;
    }
    return switch (random.nextInt(4)) {
      case 0 -> "KODI YA SOKO";
      case 1 -> "0711%06d".formatted(payers);
      case 2 -> digits.substring(0, digits.length() - 1);
      default -> digits.substring(0, 3) + " " + digits.substring(3);
    };
  }

  private static void pay(MpesaNetwork network, Wish wish, String account) {
    var order =
        new PayBillOrder(
            wish.phone(),
            PayBill.SAMPLE.number(),
            account,
            Amount.of(wish.amount()),
            StandInPhones.PIN);
    var _ = network.mpesa().pay(order).toCompletionStage().toCompletableFuture().join();
  }

  /** As the pay action does in the transaction of its turn. */
  private void ask(Wish wish) {
    Instant now = clock.instant();
    var wanted = new Prompts.Wanted(wish.phone(), wish.bill(), wish.amount(), Language.SW);
    while (true) {
      try {
        database.write(tx -> prompts.ask(tx, wanted, now));
        return;
      } catch (StoreUnavailable again) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  /** Nobody has one in hand but nodes that are dead. */
  private boolean allSent() {
    LocalDateTime dead = LocalDateTime.ofInstant(started.plus(LEASE), ZoneOffset.UTC);
    return stores.count(
            "payment_push WHERE state IN ('wanted', 'retry')"
                + " OR (state = 'sending' AND lease_until > '"
                + dead
                + "')")
        == 0;
  }

  /** Whom M-Pesa never asked, or who cancelled, pays by the number in the SMS. */
  private void payAsTheSmsSays(MpesaNetwork network) {
    network.mpesa().faults().clear();
    Set<Msisdn> paid = new HashSet<>();
    network.known().forEach(it -> paid.add(it.payer()));
    wishes.stream()
        .filter(wish -> !paid.contains(wish.phone()))
        .forEach(wish -> pay(network, wish, wish.bill().number().digits()));
    assertThat(network.known()).as("seed " + seed).hasSize(PAYMENTS);
  }

  private boolean settled(MpesaNetwork network, StormBills bills) {
    return network.quiet()
        && stores.count("payment WHERE receipt IS NOT NULL") == PAYMENTS
        && stores.count("payment WHERE state = 'receipt_unknown'") == 0
        && stores.count("payment WHERE state = 'unmatched'") == unmatched(network, bills)
        && stores.count("payment_push WHERE state = 'sent'") == 0;
  }

  private static int unmatched(MpesaNetwork network, StormBills bills) {
    return (int) network.known().stream().filter(it -> bills.of(it).isEmpty()).count();
  }

  private void check(MpesaNetwork network, StormBills bills) {
    String run = "seed " + seed;
    List<Transaction> all = network.known();
    StormBooks books = new StormBooks();
    assertThat(books.booked()).as(run).isEqualTo(StormBooks.expected(all, bills));
    assertThat(bills.paid()).as(run).isEqualTo(bills.due(all));
    assertThat(new Ledgers(database).faults(0, 1_000_000_000)).as(run).isEmpty();
    assertThat(stores.cell("SELECT SUM(amount_kes) FROM posting")).as(run).isEqualTo("0");
    assertThat(stores.count("payment_matter WHERE kind = 'unmatched' AND state = 'open'"))
        .as(run)
        .isEqualTo(unmatched(network, bills));
    assertThat(stores.count("payment_matter WHERE kind = 'disagrees'")).as(run).isZero();
    assertThat(stores.count("outbox WHERE cause LIKE 'push/%/fallback'"))
        .as(run)
        .isEqualTo(wishes.size());
    assertThat(books.differences(all)).as(run).isEmpty();
    report(network, unmatched(network, bills));
  }

  private void report(MpesaNetwork network, int unmatched) {
    int proofs = stores.count("payment_evidence WHERE source = 'query'");
    assertThat(proofs).as("seed " + seed).isPositive();
    System.out.printf(
        Locale.ROOT,
        "storm of payments through the program: seed %d, %d payments, %d of them told to nobody,"
            + " %d words delivered, %d proofs by query, %d unmatched%n",
        seed,
        PAYMENTS,
        network.known().stream().filter(it -> network.loses(it.receipt())).count(),
        network.delivered(),
        proofs,
        unmatched);
  }

  private void await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(what + ", seed " + seed)
          .isLessThan(PATIENCE);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
