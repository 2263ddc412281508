package ke.go.machakos.db.citizens;

import java.time.Instant;

/**
 * What a caller may see.
 *
 * @param proof what must be shown first
 * @param linkedFrom records whose link to the number is older than this are withheld: the number
 *     may have changed hands since
 */
public record Access(Proof proof, Instant linkedFrom) {
  /** For a caller who has proven to be the holder: no link is too old. */
  public static final Instant PROVEN = Instant.EPOCH;
}
