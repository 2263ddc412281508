package ke.go.machakos.gateway.staff;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/** Wakes whoever is on call when a life may be in danger. Thread-safe. */
@FunctionalInterface
public interface Pager {
  /** Wakes nobody. */
  Pager SILENT = (tx, alarm, now) -> {};

  /**
   * A matter in which a life may be in danger.
   *
   * @param department whose person on call is woken first
   */
  record Alarm(Reference matter, String department, Optional<String> ward, Optional<String> near) {}

  /**
   * Begins to page, in the transaction of the fact, unless somebody is being called already; again
   * where the matter was at an end.
   */
  void page(Tx tx, Alarm alarm, Instant now);
}
