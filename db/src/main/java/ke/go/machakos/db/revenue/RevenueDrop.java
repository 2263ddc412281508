package ke.go.machakos.db.revenue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import ke.go.machakos.db.bills.CountyDay;

/**
 * A file of bills as the revenue system dropped it.
 *
 * @param writtenAt when it was last written to
 * @param sha256 of its content, in small hexadecimal digits
 */
public record RevenueDrop(Instant writtenAt, String sha256) {
  /** The drop that has a content. */
  public static RevenueDrop of(Instant writtenAt, byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      // as a column keeps it, or the last of a day could become the first of the next
      Instant at = writtenAt.truncatedTo(ChronoUnit.MILLIS);
      return new RevenueDrop(at, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The day of Nairobi that it is of: that on which it was written, whenever it is taken. */
  public LocalDate day() {
    return CountyDay.of(writtenAt);
  }

  /** Whether it is the same content of the same day. */
  boolean repeats(RevenueDrop before) {
    return day().equals(before.day()) && sha256.equals(before.sha256());
  }
}
