package ke.go.machakos.db.books;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Money;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as the books of a day read it.
 *
 * @param day the day it belongs to by itself: that of the payment where it brought one
 */
record BookEntry(long id, String cause, Instant postedAt, LocalDate day, List<Line> lines) {
  /**
   * One side of it.
   *
   * @param stream that of the bill
   * @param ward that of the bill
   * @param sample whether the bill or the payment is sample data
   */
  record Line(
      String account,
      @Nullable String bill,
      @Nullable Long payment,
      long amount,
      @Nullable String stream,
      @Nullable String ward,
      boolean sample) {}

  /**
   * What it adds to the totals of a day: nothing for the bank's side and that of what is let go.
   */
  List<DayTotal> totals(LocalDate of) {
    List<DayTotal> totals = new ArrayList<>();
    for (Line line : lines) {
      if (!line.account().equals(Account.BANK.code())
          && !line.account().equals(Account.WAIVED.code())) {
        totals.add(total(of, line));
      }
    }
    return totals;
  }

  private static DayTotal total(LocalDate of, Line line) {
    String stream = line.stream() == null ? streamOf(line.account()) : line.stream();
    String ward = line.ward() == null ? DayTotal.NO_WARD : line.ward();
    Money in = new Money(Math.max(0, -line.amount()));
    Money out = new Money(Math.max(0, line.amount()));
    if (line.payment() == null && line.account().equals(Account.BILL.code())) {
      return new DayTotal(
          of, stream, ward, 0, Money.ZERO, 0, Money.ZERO, in.minus(out), line.sample());
    }
    return new DayTotal(
        of,
        stream,
        ward,
        in.isPositive() ? 1 : 0,
        in,
        out.isPositive() ? 1 : 0,
        out,
        Money.ZERO,
        line.sample());
  }

  private static String streamOf(String account) {
    return account.toUpperCase(Locale.ROOT);
  }
}
