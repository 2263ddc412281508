package ke.go.machakos.gateway.fees;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/**
 * Until when whoever pays after the day on which a fee was due is not late.
 *
 * @param until a day of the year, for example 31 March; empty for the day on which it was due
 */
public record Grace(Optional<MonthDay> until) {
  /** The last day of it for a fee that was due on a day: never before that day. */
  public LocalDate last(LocalDate due) {
    return until
        .map(day -> day.atYear(due.getYear()))
        .map(day -> day.isBefore(due) ? until.get().atYear(due.getYear() + 1) : day)
        .orElse(due);
  }
}
