package ke.go.machakos.gateway.loopback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults that a stand-in shall meet, in the order told. Thread-safe. */
public final class Faults<F> {
  private static final int MOST = 1_000_000;

  private final Map<F, Integer> left = new LinkedHashMap<>();

  /**
   * Tells a fault to come so many times, whatever was told of it before; 0 takes it away.
   *
   * @throws IllegalArgumentException when no such number can be meant
   */
  public synchronized void tell(F fault, int times) {
    if (times < 0 || times > MOST) {
      throw new IllegalArgumentException("times is 0 to " + MOST);
    }
    left.remove(fault);
    if (times > 0) {
      left.put(fault, times);
    }
  }

  /** Takes all away. */
  public synchronized void clear() {
    left.clear();
  }

  /** What is still to come, and how many times. */
  public synchronized Map<F, Integer> left() {
    return new LinkedHashMap<>(left);
  }

  /** The first of these, counted. */
  public synchronized Optional<F> next(Predicate<F> these) {
    Optional<F> first = left.keySet().stream().filter(these).findFirst();
    first.ifPresent(fault -> left.computeIfPresent(fault, (_, n) -> n == 1 ? null : n - 1));
    return first;
  }
}
