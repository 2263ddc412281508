package ke.go.machakos.db.citizens;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The records linked to a number.
 *
 * @param shown those the caller may see
 * @param withheld how many are not shown, because their link to the number is too old to trust
 */
public record Holdings<T>(List<T> shown, int withheld) {

  /**
   * Splits records by the age of their link; a record without one is withheld unless the caller is
   * proven.
   */
  public static <T> Holdings<T> of(
      List<T> all, Function<T, @Nullable Instant> linkedAt, Instant linkedFrom) {
    Predicate<T> trusted =
        record -> {
          Instant linked = linkedAt.apply(record);
          return linkedFrom.equals(Access.PROVEN)
              || (linked != null && !linked.isBefore(linkedFrom));
        };
    List<T> shown = all.stream().filter(trusted).toList();
    return new Holdings<>(shown, all.size() - shown.size());
  }
}
