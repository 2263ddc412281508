package ke.go.machakos.gateway.settings;

import java.util.List;

/** What reading the settings came to: a whole that holds together, or every fault found. */
public sealed interface SettingsResult {
  /** Settings without a fault. */
  record Accepted(Settings settings) implements SettingsResult {}

  /** All faults, in the order of the settings; never empty. */
  record Refused(List<Fault> faults) implements SettingsResult {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
