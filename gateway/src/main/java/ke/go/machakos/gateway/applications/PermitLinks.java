package ke.go.machakos.gateway.applications;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/** Where holders fetch the paper of their permit. Thread-safe. */
@FunctionalInterface
public interface PermitLinks {
  /** No permit is printed, or there is no address that a phone could open. */
  PermitLinks NONE = (permit, now) -> Optional.empty();

  /**
   * A link that is the holder's alone.
   *
   * @param until the last day on which it works
   */
  record Link(URI address, LocalDate until) {}

  /** The link to a permit that is issued at this moment, if there is one. */
  Optional<Link> of(Reference permit, Instant now);
}
