package ke.go.machakos.gateway.africastalking.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.gateway.loopback.Exchange;

/** What was on the wire for each of the newest messages; few, for they are large. Thread-safe. */
public final class Traces {
  private static final int MOST_LETTERS = 500;
  private static final int MOST_EXCHANGES = 24;

  private final Map<String, List<Exchange>> exchanges = new LinkedHashMap<>();

  /** The exchanges about a message, the oldest first; none where they are no longer kept. */
  public synchronized List<Exchange> of(String letter) {
    return List.copyOf(exchanges.getOrDefault(letter, List.of()));
  }

  synchronized void add(String letter, Exchange exchange) {
    List<Exchange> of = exchanges.computeIfAbsent(letter, _ -> new ArrayList<>());
    if (of.size() < MOST_EXCHANGES) {
      of.add(exchange);
    }
    if (exchanges.size() > MOST_LETTERS) {
      exchanges.keySet().stream().findFirst().ifPresent(exchanges::remove);
    }
  }
}
