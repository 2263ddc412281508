package ke.go.machakos.db.books;

import java.time.LocalDate;
import ke.go.machakos.db.bills.Money;

/**
 * What one stream of revenue in one ward came to on a day of the books. Money that no bill is known
 * for is a stream of its own, {@link #UNMATCHED}, in no ward; it goes out of it, as taken back, on
 * the day that it finds its bill.
 *
 * @param received how many payments came in
 * @param receivedSum what they come to
 * @param takenBack how many were reversed, paid back or moved to where they belong
 * @param takenBackSum what these come to, positive
 * @param waived what was let go
 * @param sample whether some of it is sample data, which every figure must say
 */
public record DayTotal(
    LocalDate day,
    String stream,
    String ward,
    int received,
    Money receivedSum,
    int takenBack,
    Money takenBackSum,
    Money waived,
    boolean sample) {

  /** The stream of money for which no bill is known. */
  public static final String UNMATCHED = "UNMATCHED";

  /** No ward. */
  public static final String NO_WARD = "----";

  /** What came in, less what was taken back. */
  public Money net() {
    return receivedSum.minus(takenBackSum);
  }

  /** The same of another day and ward. */
  public DayTotal as(LocalDate other, String otherWard) {
    return new DayTotal(
        other, stream, otherWard, received, receivedSum, takenBack, takenBackSum, waived, sample);
  }

  /** Both together, under the day, stream and ward of this. */
  public DayTotal plus(DayTotal other) {
    return new DayTotal(
        day,
        stream,
        ward,
        received + other.received,
        receivedSum.plus(other.receivedSum),
        takenBack + other.takenBack,
        takenBackSum.plus(other.takenBackSum),
        waived.plus(other.waived),
        sample || other.sample);
  }
}
