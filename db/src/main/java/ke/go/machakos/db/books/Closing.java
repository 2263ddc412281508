package ke.go.machakos.db.books;

import java.time.LocalDate;
import java.util.List;
import ke.go.machakos.db.bills.Money;

/** What came of closing a day. */
public sealed interface Closing {
  /**
   * It is closed and stays as it is.
   *
   * @param entries how many entries of the ledger it holds
   * @param late how many of them belong to days that were closed without them
   */
  record Closed(
      LocalDate day,
      int entries,
      int late,
      Money net,
      List<DayTotal> totals,
      List<DayDifference> differences)
      implements Closing {}

  /** It was closed before. */
  record ClosedBefore(LocalDate day) implements Closing {}

  /** It is not over yet. */
  record NotOver(LocalDate day) implements Closing {}

  /** Another day comes first: days are closed one after the other. */
  record OutOfTurn(LocalDate first) implements Closing {}
}
