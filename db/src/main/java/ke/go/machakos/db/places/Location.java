package ke.go.machakos.db.places;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A point on the earth in WGS 84 degrees, to the sixth decimal (about 11 cm). */
public record Location(BigDecimal latitude, BigDecimal longitude) {

  /** The location of two columns that are filled or empty together. */
  public static Optional<Location> of(
      @Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
    return latitude == null || longitude == null
        ? Optional.empty()
        : Optional.of(new Location(latitude, longitude));
  }
}
