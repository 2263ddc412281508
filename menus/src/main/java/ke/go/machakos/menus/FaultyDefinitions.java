package ke.go.machakos.menus;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Definitions that must not be used: every fault found in them, all at once. */
public final class FaultyDefinitions extends RuntimeException {
  private final transient List<Fault> faults;

  public FaultyDefinitions(Collection<Fault> faults) {
    List<Fault> each = faults.stream().sorted().distinct().toList();
    String title = each.size() == 1 ? "1 fault" : each.size() + " faults";
    super(
        each.stream()
            .map(Fault::toString)
            .collect(Collectors.joining("\n", title + " in the menus:\n", "")));
    this.faults = each;
  }

  /** The faults in the order of files and lines. */
  public List<Fault> faults() {
    return faults;
  }
}
