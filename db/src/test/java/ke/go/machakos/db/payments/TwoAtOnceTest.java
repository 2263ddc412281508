package ke.go.machakos.db.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two connections that do something about the same money at the same moment. */
class TwoAtOnceTest {
  private static final int ROUNDS = 25;
  private static final String WAITS =
      "information_schema.global_status"
          + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS' AND variable_value > 0";

  private final Till till = new Till();

  @BeforeEach
  void county() {
    TestData.county();
  }

  @AfterEach
  void the_books_are_right() {
    assertThat(till.ledgers.faults(0, 1_000_000_000)).isEmpty();
  }

  @Test
  void the_same_receipt_twice_at_once_is_one_payment() throws Exception {
    Reference bill = till.bill(1_000_000);
    for (int i = 0; i < ROUNDS; i++) {
      var known = Till.c2b("KNOWN" + i, 10, bill.digits());
      List<Received> two = atOnce(() -> till.receive(known), () -> till.receive(known));
      assertThat(two).hasAtLeastOneElementOfType(Received.Posted.class);
      assertThat(two).hasAtLeastOneElementOfType(Received.Again.class);
      var unknown = Till.c2b("UNKNOWN" + i, 10, "nothing");
      two = atOnce(() -> till.receive(unknown), () -> till.receive(unknown));
      assertThat(two).hasAtLeastOneElementOfType(Received.Unmatched.class);
      assertThat(two).hasAtLeastOneElementOfType(Received.Again.class);
    }
    assertThat(till.now(bill).paid()).isEqualTo(new Money(10 * ROUNDS));
    assertThat(TestStores.get().count("payment")).isEqualTo(2 * ROUNDS);
  }

  @Test
  void two_people_who_pay_one_bill_at_once_have_both_paid_and_it_settles_once() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Reference bill = till.bill(1000);
      String number = bill.digits();
      String one = "ONE" + i;
      String two = "TWO" + i;
      till.told.clear();
      atOnce(
          () -> till.receive(Till.c2b(one, 1000, number)),
          () -> till.receive(Till.c2b(two, 1000, number)));
      assertThat(till.now(bill).balance()).isEqualTo(new Money(-1000));
      assertThat(till.told).hasSize(1);
    }
  }

  @Test
  void whoever_waits_for_a_bill_sees_what_was_put_on_it_meanwhile() throws Exception {
    Reference bill = till.bill(1000);
    var waiting = new AtomicReference<Future<Received>>();
    try (var threads = Executors.newSingleThreadExecutor()) {
      till.database.<Boolean>write(
          tx -> {
            till.receiving.receive(tx, Till.c2b("FIRST", 700, bill.digits()), Till.NOW);
            waiting.set(threads.submit(() -> till.receive(Till.c2b("SECOND", 700, bill.digits()))));
            awaitLockOf(waiting.get());
            return true;
          });
      assertThat(waiting.get().get())
          .isInstanceOfSatisfying(
              Received.Posted.class,
              posted -> assertThat(posted.allocated()).isEqualTo(new Money(300)));
    }
  }

  private static void awaitLockOf(Future<?> waiting) {
    while (!waiting.isDone() && TestStores.get().count(WAITS) == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_bill_that_is_cancelled_or_changed_at_the_moment_of_its_payment_loses_nothing()
      throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Reference bill = till.bill(1000);
      String code = "CHG" + i;
      boolean cancels = i % 2 == 0;
      atOnce(
          () -> till.receive(Till.c2b(code, 700, bill.digits())),
          () ->
              till.database.write(
                  tx ->
                      cancels
                          ? till.changes.cancel(tx, bill, "wrong", Till.NOW)
                          : till.changes.adjust(tx, bill, new Money(500), "less", Till.NOW)));
      assertThat(till.payments.byReceipt(code)).isPresent();
      if (!cancels) {
        assertThat(till.now(bill).balance()).isEqualTo(new Money(-200));
      }
    }
  }

  @Test
  void a_callback_at_the_moment_of_the_response_of_its_push_finds_its_bill() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Reference bill = till.bill(1000);
      String request = "ws_" + i;
      String code = "CALL" + i;
      LeasedPush push = till.leased(bill, Till.PAYER, 1000, Till.NOW);
      atOnce(
          () -> till.receive(Till.stk(code, 1000, request, Till.PAYER)),
          () -> till.database.write(tx -> till.pushes.sent(tx, push, request, null, Till.NOW)));
      assertThat(till.now(bill).balance()).as("round " + i).isEqualTo(Money.ZERO);
    }
    assertThat(TestStores.get().count("payment_push WHERE state <> 'paid'")).isZero();
  }

  @Test
  void money_that_does_not_fit_a_push_that_gets_its_name_meanwhile_is_on_the_desk()
      throws Exception {
    Reference bill = till.bill(1000);
    LeasedPush push = till.leased(bill, Till.PAYER, 1000, Till.NOW);
    var waiting = new AtomicReference<Future<Received>>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      assertThatThrownBy(
              () ->
                  till.database.<Boolean>write(
                      tx -> {
                        tx.jooq()
                            .execute(
                                "INSERT INTO payment (receipt, channel, amount_kes, paid_at,"
                                    + " state, sample, recorded_at) VALUES ('SHORT', 'c2b', 900,"
                                    + " NOW(), 'unmatched', FALSE, NOW())");
                        waiting.set(
                            threads.submit(
                                () -> till.receive(Till.stk("SHORT", 900, "ws_1", Till.PAYER))));
                        awaitLockOf(waiting.get());
                        named(threads, push, "ws_1");
                        throw new IllegalStateException("undone");
                      }))
          .hasMessage("undone");
      assertThat(waiting.get().get())
          .isInstanceOfSatisfying(
              Received.Unmatched.class, it -> assertThat(it.why()).isEqualTo(Why.AMOUNT));
    }
    assertThat(till.database.<Integer>read(tx -> till.matters.openCount(tx, Matter.Kind.UNMATCHED)))
        .isOne();
  }

  private void named(ExecutorService threads, LeasedPush push, String request) {
    try {
      threads
          .submit(
              () -> till.database.write(tx -> till.pushes.sent(tx, push, request, null, Till.NOW)))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_refusal_at_the_moment_of_the_response_of_its_push_ends_it_and_neither_is_undone()
      throws Exception {
    int deadlocks = deadlocks();
    for (int i = 0; i < ROUNDS; i++) {
      Reference bill = till.bill(1000);
      String request = "ws_" + i;
      LeasedPush push = till.leased(bill, Till.PAYER, 1000, Till.NOW);
      Callable<Pushes.Answered> refused =
          () ->
              till.database.write(
                  tx -> till.pushes.result(tx, request, "1032", Optional.empty(), Till.NOW));
      atOnce(
          () -> refused.call() == Pushes.Answered.EARLY ? refused.call() : Pushes.Answered.TAKEN,
          () -> till.database.write(tx -> till.pushes.sent(tx, push, request, null, Till.NOW)));
      assertThat(till.push(request).state()).as("round " + i).isEqualTo(PushState.FAILED);
    }
    assertThat(deadlocks()).isEqualTo(deadlocks);
  }

  private static int deadlocks() {
    return Integer.parseInt(
        TestStores.get()
            .cell(
                "SELECT variable_value FROM information_schema.global_status"
                    + " WHERE variable_name = 'INNODB_DEADLOCKS'"));
  }

  private static <T> List<T> atOnce(Callable<? extends T> one, Callable<? extends T> other)
      throws Exception {
    var barrier = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Future<T> first = threads.submit(() -> after(barrier, one));
      Future<T> second = threads.submit(() -> after(barrier, other));
      return List.of(first.get(), second.get());
    }
  }

  private static <T> T after(CyclicBarrier barrier, Callable<? extends T> work) throws Exception {
    barrier.await();
    return work.call();
  }
}
