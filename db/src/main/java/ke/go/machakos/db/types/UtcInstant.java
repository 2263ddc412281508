package ke.go.machakos.db.types;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.impl.AbstractConverter;

/**
 * Reads every DATETIME(3) as an instant in UTC, so that no code of ours meets a local date-time.
 */
public final class UtcInstant extends AbstractConverter<LocalDateTime, Instant> {
  public UtcInstant() {
    super(LocalDateTime.class, Instant.class);
  }

  @Override
  @SuppressWarnings("NullAway") // jOOQ hands SQL's NULL through converters as null.
  public Instant from(LocalDateTime stored) {
    return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
  }

  @Override
  @SuppressWarnings("NullAway")
  public LocalDateTime to(Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
