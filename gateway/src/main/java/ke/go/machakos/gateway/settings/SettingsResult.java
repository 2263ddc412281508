package ke.go.machakos.gateway.settings;

import java.io.PrintStream;
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

  /** What a command does with settings, and the exit code that it ends with. */
  @FunctionalInterface
  interface Work<E extends Exception> {
    int with(Settings settings) throws E;
  }

  /** Does a command's work; where there are faults it prints them all instead and gives 1. */
  default <E extends Exception> int run(PrintStream told, Work<E> work) throws E {
    return run(told, 1, work);
  }

  /** The same with another exit code for faulty settings. */
  default <E extends Exception> int run(PrintStream told, int refused, Work<E> work) throws E {
    return switch (this) {
      case Accepted(Settings settings) -> work.with(settings);
      case Refused(List<Fault> faults) -> {
        faults.forEach(told::println);
        yield refused;
      }
    };
  }
}
