package ke.go.machakos.gateway.daraja.standin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What M-Pesa knows: every transaction, and what every push came to. In memory, the newest {@value
 * #MOST} of each. Thread-safe.
 */
public final class Ledger {
  static final int MOST = 100_000;

  private final Map<String, Transaction> transactions = new LinkedHashMap<>();
  private final Map<String, Known> pushes = new LinkedHashMap<>();

  /** A push and its result, empty while the payer has not answered. */
  record Known(Push push, Optional<Result> result) {}

  /** What a push came to; the text is M-Pesa's. */
  record Result(String code, String said) {}

  /** The transaction of a receipt. */
  public synchronized Optional<Transaction> find(String receipt) {
    return Optional.ofNullable(transactions.get(receipt));
  }

  /** All transactions, the oldest first. */
  public synchronized List<Transaction> all() {
    return List.copyOf(transactions.values());
  }

  synchronized List<Transaction> between(Instant from, Instant to) {
    return transactions.values().stream()
        .filter(it -> !it.at().isBefore(from) && !it.at().isAfter(to))
        .toList();
  }

  synchronized void add(Transaction transaction) {
    transactions.put(transaction.receipt(), transaction);
    dropEldest(transactions);
  }

  /** Marks a transaction as sent back; false where it was already. */
  synchronized boolean reverse(String receipt) {
    Transaction known = transactions.get(receipt);
    if (known == null || known.reversed()) {
      return false;
    }
    transactions.put(receipt, known.back());
    return true;
  }

  synchronized void add(Push push) {
    pushes.put(push.checkoutId(), new Known(push, Optional.empty()));
    dropEldest(pushes);
  }

  synchronized void end(Push push, Result result) {
    pushes.put(push.checkoutId(), new Known(push, Optional.of(result)));
  }

  synchronized Optional<Known> push(String checkoutId) {
    return Optional.ofNullable(pushes.get(checkoutId));
  }

  private static <V> void dropEldest(Map<String, V> map) {
    if (map.size() > MOST) {
      map.keySet().stream().findFirst().ifPresent(map::remove);
    }
  }
}
