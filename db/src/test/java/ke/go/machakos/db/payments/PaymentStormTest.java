package ke.go.machakos.db.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.StoreUnavailable;
import org.junit.jupiter.api.Test;

/** Payments whose evidence comes in any order, any number of times and from two sides at once. */
class PaymentStormTest {
  private static final int PAYMENTS = 10_000 * Integer.getInteger("storm.percent", 5) / 100;
  private static final long[] AMOUNTS = {50, 100, 100, 250, 1200};

  private final Till till = new Till();
  private final long seed = Long.getLong("storm.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<Reference, Long> paid = new HashMap<>();
  private final List<Evidence> deliveries = new ArrayList<>();

  /** One payment as the provider knows it. */
  private record Truth(
      Reference bill,
      Msisdn phone,
      long amount,
      String receipt,
      Optional<String> request,
      Instant paidAt) {}

  @Test
  void every_receipt_is_once_in_the_ledger_and_every_bill_right() throws Exception {
    TestData.county();
    List<Reference> bills = bills();
    for (int i = 0; i < PAYMENTS; i++) {
      say(truth(i, bills.get(random.nextInt(bills.size()))));
    }
    Collections.shuffle(deliveries, random);
    deliver();
    assertThat(till.ledgers.faults(0, 1_000_000_000)).as("seed " + seed).isEmpty();
    assertThat(TestStores.get().count("payment WHERE state = 'posted' AND receipt IS NOT NULL"))
        .as("seed " + seed)
        .isEqualTo(PAYMENTS);
    assertThat(TestStores.get().count("payment WHERE state IN ('unmatched', 'receipt_unknown')"))
        .as("seed " + seed)
        .isZero();
    for (Reference bill : bills) {
      assertThat(till.now(bill).paid())
          .as("seed " + seed + ", bill " + bill)
          .isEqualTo(new Money(paid.getOrDefault(bill, 0L)));
    }
    long all = paid.values().stream().mapToLong(Long::longValue).sum();
    assertThat(till.ledgers.balance(Account.BANK)).isEqualTo(new Money(all));
    assertThat(till.ledgers.balance(Account.UNMATCHED)).isEqualTo(Money.ZERO);
    assertThat(TestStores.get().count("payment_push WHERE state <> 'paid'")).isZero();
    assertThat(TestStores.get().count("payment_matter WHERE kind = 'disagrees'"))
        .as("seed " + seed)
        .isZero();
    System.out.println(
        "storm of payments: seed "
            + seed
            + ", "
            + PAYMENTS
            + " payments, "
            + deliveries.size()
            + " deliveries");
  }

  private List<Reference> bills() {
    var bills = new ArrayList<Reference>();
    for (int i = 0; i < Math.max(10, PAYMENTS / 5); i++) {
      bills.add(till.bill(1 + random.nextInt(2000)));
    }
    return bills;
  }

  private Truth truth(int i, Reference bill) {
    Instant paidAt = Till.NOW.minusSeconds(random.nextInt(1200));
    Msisdn phone = new Msisdn("+2547110" + String.format(java.util.Locale.ROOT, "%05d", i));
    long amount = AMOUNTS[random.nextInt(AMOUNTS.length)];
    boolean pushed = random.nextInt(4) > 0;
    Optional<String> request = pushed ? Optional.of("ws_CO_" + i) : Optional.empty();
    request.ifPresent(
        id -> till.pushed(bill, phone, amount, id, paidAt.minusSeconds(5 + random.nextInt(40))));
    paid.merge(bill, amount, Long::sum);
    return new Truth(bill, phone, amount, "R" + i + "Q", request, paidAt);
  }

  /** What is said of a payment: one in ten that was pushed has no callback and no confirmation. */
  private void say(Truth truth) {
    boolean missing = truth.request().isPresent() && random.nextInt(10) == 0;
    if (missing) {
      Instant at = truth.paidAt().plusSeconds(30 + random.nextInt(200));
      repeat(new Evidence.Proof(truth.request().orElseThrow(), at));
      repeat(row(truth, Source.PULL, Optional.empty()));
      return;
    }
    repeat(row(truth, Source.C2B, Optional.empty()));
    truth.request().ifPresent(id -> repeat(row(truth, Source.STK, Optional.of(id))));
    if (truth.request().isPresent() && random.nextInt(4) == 0) {
      repeat(new Evidence.Proof(truth.request().get(), truth.paidAt().plusSeconds(90)));
    }
    if (random.nextInt(3) == 0) {
      repeat(row(truth, Source.PULL, Optional.empty()));
    }
  }

  private static Evidence row(Truth truth, Source source, Optional<String> request) {
    boolean stk = source == Source.STK;
    return new Evidence.Receipt(
        source,
        truth.receipt(),
        new Money(truth.amount()),
        0,
        truth.paidAt(),
        stk ? Optional.empty() : Optional.of(truth.bill().digits()),
        request,
        stk ? Optional.of(truth.phone()) : Optional.empty(),
        Optional.empty());
  }

  private void repeat(Evidence evidence) {
    for (int times = 1 + random.nextInt(5); times > 0; times--) {
      deliveries.add(evidence);
    }
  }

  private void deliver() throws Exception {
    var queue = new ConcurrentLinkedQueue<>(deliveries);
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(threads.submit(() -> drain(queue)));
      }
      for (Future<?> each : both) {
        each.get();
      }
    }
  }

  private void drain(ConcurrentLinkedQueue<Evidence> queue) {
    for (Evidence next = queue.poll(); next != null; next = queue.poll()) {
      try {
        till.receive(next);
      } catch (StoreUnavailable again) {
        queue.add(next); // the provider says it again as well
      }
    }
  }
}
