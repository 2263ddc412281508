package ke.go.machakos.db.fees;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A version of the county's fees.
 *
 * @param name where its rows come from
 * @param holdsFrom the first day on which it can be the one that counts
 * @param proposed whose it is
 * @param approved who put it in force; empty until somebody does
 * @param sample whether any row of it is sample data
 */
public record FeeVersion(
    long version,
    String name,
    LocalDate holdsFrom,
    boolean sample,
    Signature proposed,
    Optional<Signature> approved) {

  /**
   * Who did something, and when.
   *
   * @param by a staff username
   */
  public record Signature(String by, Instant at) {}
}
