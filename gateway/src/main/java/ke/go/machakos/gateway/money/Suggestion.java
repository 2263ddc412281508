package ke.go.machakos.gateway.money;

import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.desk.OpenBill;

/**
 * A bill that some money may be for.
 *
 * @param why what speaks for it, the strongest first
 * @param score how much speaks for it; only to be compared with that of another
 */
public record Suggestion(OpenBill bill, Set<Why> why, int score) {
  /** What speaks for it, in words. */
  public String explained() {
    return why.stream().map(Why::words).collect(Collectors.joining(", "));
  }
}
