package ke.go.machakos.gateway.daraja;

/** Where what M-Pesa tells of money is stored. Thread-safe; called on virtual threads. */
@FunctionalInterface
public interface MoneyIn {
  /**
   * Stores an event; it may have been told before, and out of order. When this returns, M-Pesa is
   * told that it need not say it again.
   *
   * @throws RuntimeException where it is not stored, so that M-Pesa tells it again
   */
  void take(MoneyEvent event);
}
