package ke.go.machakos.gateway.talk;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a transcript, each fault with its line. */
public final class TalkFaults extends RuntimeException {

  /** One fault; the line is counted from 1. */
  public record Fault(int line, String what) {
    @Override
    public String toString() {
      return "line " + line + ": " + what;
    }
  }

  private final transient List<Fault> faults;

  TalkFaults(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** The faults in the order of their lines; never empty. */
  public List<Fault> faults() {
    return faults;
  }
}
