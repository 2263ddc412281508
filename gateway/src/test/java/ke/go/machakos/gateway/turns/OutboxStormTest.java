package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.outbox.Dispatcher;
import org.junit.jupiter.api.Test;

/**
 * A long queue emptied while a node, MariaDB and Redis are killed. The clocks are real: a dead
 * node's leases end after half a minute.
 */
class OutboxStormTest {
  private static final int MESSAGES = 100_000 * Integer.getInteger("storm.percent", 5) / 100;
  private static final int BATCH = 500;
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final TestStores stores = TestStores.get();

  @Test
  void every_message_is_sent_and_only_what_was_in_flight_at_a_kill_is_sent_twice() {
    stores.reset();
    fill();
    try (Provider provider = new Provider();
        GatewayProcess doomed = GatewayProcess.start(provider.settings());
        GatewayProcess node = GatewayProcess.start(provider.settings())) {
      reached(provider, 20);
      doomed.kill();
      reached(provider, 40);
      stores.killMariaDb();
      stores.startMariaDb();
      reached(provider, 60);
      stores.killRedis();
      stores.startRedis();
      await(() -> stores.count("outbox WHERE state <> 'sent'") == 0);
      assertThat(node.client()).isNotNull();
      assertThat(provider.had()).hasSize(MESSAGES);
      long twice = provider.had().values().stream().filter(times -> times.get() > 1).count();
      assertThat(twice).isLessThanOrEqualTo(3L * Dispatcher.PLACES);
      assertThat(provider.had().values()).allMatch(times -> times.get() <= 3);
      assertThat((long) stores.count("outbox WHERE maybe_twice")).isGreaterThanOrEqualTo(twice);
      assertThat(stores.count("outbox WHERE maybe_twice"))
          .isLessThanOrEqualTo(3 * Dispatcher.PLACES);
    }
  }

  private void fill() {
    Database database = stores.database();
    Vault vault = Environment.vault();
    Outbox outbox = new Outbox(database, vault);
    Instant now = Clock.systemUTC().instant();
    for (int from = 0; from < MESSAGES; from += BATCH) {
      int first = from;
      database.<Boolean>write(
          tx -> {
            IntStream.range(first, Math.min(first + BATCH, MESSAGES))
                .forEach(i -> outbox.enqueue(tx, message(i, now), now));
            return true;
          });
    }
  }

  private static OutgoingMessage message(int number, Instant now) {
    return new OutgoingMessage(
        "test",
        new Msisdn("+2547%08d".formatted(number)),
        "sw",
        Optional.empty(),
        "ujumbe " + number,
        now,
        Optional.empty(),
        "storm/" + number);
  }

  private static void reached(Provider provider, int percent) {
    await(() -> provider.had().size() >= (long) MESSAGES * percent / 100);
  }

  private static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
