package ke.go.machakos.db.fees;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days from one to another, both among them, in Africa/Nairobi.
 *
 * @param to empty where no end is set
 */
public record Days(LocalDate from, Optional<LocalDate> to) {
  public Days {
    if (to.filter(from::isAfter).isPresent()) {
      throw new IllegalArgumentException("days end before they begin: " + from + " to " + to);
    }
  }

  /** The days from one to another, both among them. */
  public static Days of(LocalDate from, LocalDate to) {
    return new Days(from, Optional.of(to));
  }

  /** Whether a day is among them. */
  public boolean contain(LocalDate day) {
    return !day.isBefore(from) && to.filter(day::isAfter).isEmpty();
  }

  /** Whether some day is among both. */
  public boolean meet(Days other) {
    return to.filter(other.from::isAfter).isEmpty() && other.to.filter(from::isAfter).isEmpty();
  }
}
