package ke.go.machakos.gateway.daraja.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The faults that are to be met, in the order told. Thread-safe. */
public final class DarajaFaults {
  private static final int MOST = 1_000_000;

  private final Map<DarajaFault, Integer> left = new LinkedHashMap<>();

  /**
   * Tells a fault to come so many times, whatever was told of it before; 0 takes it away.
   *
   * @throws IllegalArgumentException when no such number can be meant
   */
  public synchronized void tell(DarajaFault fault, int times) {
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
  public synchronized Map<DarajaFault, Integer> left() {
    return new LinkedHashMap<>(left);
  }

  /** The one that a stage meets now, counted. */
  synchronized Optional<DarajaFault> next(DarajaFault.Stage stage) {
    Optional<DarajaFault> first =
        left.keySet().stream().filter(fault -> fault.stage() == stage).findFirst();
    first.ifPresent(fault -> left.computeIfPresent(fault, (_, n) -> n == 1 ? null : n - 1));
    return first;
  }
}
