package ke.go.machakos.gateway.money;

import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/** Which bill an application was billed by: people type the number that they know. */
@FunctionalInterface
public interface ApplicationBills {
  /** No application is known. */
  ApplicationBills NONE = application -> Optional.empty();

  /** The bill of an application; empty where it has none, or is unknown. */
  Optional<Reference> of(Reference application);
}
