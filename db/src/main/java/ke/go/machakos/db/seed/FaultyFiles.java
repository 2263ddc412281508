package ke.go.machakos.db.seed;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be taken in: all their faults together. Nothing of them was stored. */
public final class FaultyFiles extends RuntimeException {
  private final transient List<Fault> faults;

  public FaultyFiles(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** The faults, in the order of the files and their lines. */
  public List<Fault> faults() {
    return faults;
  }
}
