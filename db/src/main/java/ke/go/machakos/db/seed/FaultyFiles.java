package ke.go.machakos.db.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files that cannot be taken in: all their faults together. Nothing of them was stored. */
public final class FaultyFiles extends RuntimeException {
  private final transient List<Fault> faults;

  public FaultyFiles(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /**
   * What is read where no fault is found.
   *
   * @param reading adds what it finds to the list
   * @throws FaultyFiles with all that it found
   */
  public static <T> T sound(Function<List<Fault>, T> reading) {
    List<Fault> faults = new ArrayList<>();
    T read = reading.apply(faults);
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return read;
  }

  /** The faults, in the order of the files and their lines. */
  public List<Fault> faults() {
    return faults;
  }
}
