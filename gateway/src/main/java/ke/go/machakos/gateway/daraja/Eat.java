package ke.go.machakos.gateway.daraja;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Times as Daraja writes them, most of them without a zone and so in East Africa Time. */
public final class Eat {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private Eat() {}

  /** {@code 20191219102115}. */
  public static String stamp(Instant at) {
    return STAMP.format(at.atZone(NAIROBI));
  }

  /** {@code 2020-08-04 08:36:00}, as a query for transactions takes it. */
  public static String spaced(Instant at) {
    return SPACED.format(at.atZone(NAIROBI));
  }

  /** Reads a stamp, a spaced time, or one in ISO form with its zone; empty where it is none. */
  static Optional<Instant> read(String text) {
    try {
      if (text.matches("[0-9]{14}")) {
        return Optional.of(instant(text, STAMP));
      }
      return Optional.of(text.indexOf('T') > 0 ? Instant.parse(text) : instant(text, SPACED));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text, DateTimeFormatter format) {
    return LocalDateTime.parse(text, format).atZone(NAIROBI).toInstant();
  }
}
