package ke.go.machakos.gateway.turns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;

/** A clock that stands still until it is moved. Thread-safe. */
public final class MovableClock implements InstantSource {
  private final AtomicReference<Instant> now = new AtomicReference<>(TestData.NOW);

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Lets time pass. */
  public void forward(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }
}
