package ke.go.machakos.gateway.operations;

import java.util.Map;

/**
 * Whether the process can serve, as one check found it.
 *
 * @param stores whether each store answered, by name
 * @param stopping whether the process is on its way down
 */
public record Health(Map<String, Boolean> stores, boolean stopping) {
  public Health {
    stores = Map.copyOf(stores);
  }

  /** Whether turns should be sent here. */
  public boolean ready() {
    return !stopping && !stores.containsValue(false);
  }
}
