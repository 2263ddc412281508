package ke.go.machakos.gateway.daraja.standin;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import ke.go.machakos.gateway.daraja.Eat;

/** Names in M-Pesa's shapes, none given twice. Thread-safe as the generator is. */
final class DarajaIds {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int MASK = 1_000_000;

  private final RandomGenerator random;
  private final AtomicLong count;

  DarajaIds(RandomGenerator random) {
    this.random = random;
    this.count = new AtomicLong(random.nextInt(MASK));
  }

  /** A receipt: ten letters and digits. {@code SM} begins every one of the stand-in. */
  String receipt() {
    long left = count.incrementAndGet();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      // the count alone makes it one of a kind; three drawn letters make it look like M-Pesa's
      boolean drawn = i >= 5;
      int at = drawn ? random.nextInt(26) : (int) (left % LETTERS.length());
      text.append(LETTERS.charAt(at));
      left = drawn ? left : left / LETTERS.length();
    }
    return "SM" + text;
  }

  String merchant() {
    return (10_000 + random.nextInt(90_000)) + "-" + count.incrementAndGet() + "-1";
  }

  String checkout(Instant now) {
    return "ws_CO_" + Eat.stamp(now) + count.incrementAndGet();
  }

  String conversation(Instant now) {
    return "AG_" + Eat.stamp(now).substring(0, 8) + "_" + count.incrementAndGet();
  }

  String token() {
    return "standin" + Long.toHexString(random.nextLong()) + count.incrementAndGet();
  }
}
