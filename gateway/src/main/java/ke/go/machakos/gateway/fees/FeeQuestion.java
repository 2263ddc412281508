package ke.go.machakos.gateway.fees;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.fees.FeeRule;

/**
 * What somebody wants to know the fee of.
 *
 * @param on the day of paying, in Nairobi
 * @param due for who renews, the day on which the new permit begins and its fee is due, before or
 *     after {@code on}; empty for a first permit, which begins on the day of paying and is never
 *     late
 */
public record FeeQuestion(FeeRule.Scope what, LocalDate on, Optional<LocalDate> due) {
  /** About a first permit; an empty activity, size or zone is one that is not known. */
  public static FeeQuestion first(
      String permitType, String activity, String size, String zone, LocalDate on) {
    return new FeeQuestion(
        new FeeRule.Scope(permitType, given(activity), given(size), given(zone)),
        on,
        Optional.empty());
  }

  /** The same for who renews. */
  public FeeQuestion due(LocalDate day) {
    return new FeeQuestion(what, on, Optional.of(day));
  }

  /** The first day of the permit, which also says which rule counts. */
  public LocalDate begins() {
    return due.orElse(on);
  }

  private static Optional<String> given(String code) {
    return Optional.of(code).filter(it -> !it.isEmpty());
  }
}
