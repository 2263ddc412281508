package ke.go.machakos.db.audit;

import java.util.Optional;

/**
 * What one run of a {@link Sealer} did.
 *
 * @param events how many events it sealed
 * @param closed the head of the day that it closed
 */
public record Sealed(int events, Optional<DayHead> closed) {
  static final Sealed NOTHING = new Sealed(0, Optional.empty());

  Sealed and(Sealed later) {
    return new Sealed(events + later.events, closed.or(later::closed));
  }
}
