package ke.go.machakos.gateway.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * An open model: so many a second arrive whether or not earlier ones were served.
 *
 * @param rate a second
 * @param warm seconds before anything is measured
 * @param measured seconds that are
 */
record Arrivals(int rate, int warm, int measured) {
  static Arrivals of(Plan plan, int rate) {
    return new Arrivals(rate, plan.quick() ? 5 : 30, plan.quick() ? 5 : 60);
  }

  int count() {
    return rate * (warm + measured);
  }

  boolean measures(int arrival) {
    return arrival >= rate * warm;
  }

  /** Lets all arrive, each in its moment; what is done with one must not wait. */
  void run(IntConsumer arrival) {
    long start = System.nanoTime();
    for (int i = 0; i < count(); i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      arrival.accept(i);
    }
  }
}
