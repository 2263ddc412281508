package ke.go.machakos.gateway.promise;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;

/** What may be done with a thing in each of its states, and by whom: one table, read once. */
public final class Workflow {
  private final States states;
  private final List<Transition> transitions;

  private Workflow(States states, List<Transition> transitions) {
    this.states = states;
    this.transitions = List.copyOf(transitions);
  }

  /**
   * Reads a table of transitions.
   *
   * @throws FaultyFiles with every fault of the file
   */
  public static Workflow read(Path file, States states) {
    return FaultyFiles.sound(faults -> read(file, states, faults));
  }

  /** The same for who gathers the faults of more files: the lines that have none are there. */
  public static Workflow read(Path file, States states, List<Fault> faults) {
    return new Workflow(states, TransitionTable.read(file, states, faults));
  }

  /** A table without a line: for who only declares what there is. */
  public static Workflow empty(States states) {
    return new Workflow(states, List.of());
  }

  /** The states of the table. */
  public States states() {
    return states;
  }

  /** Every act that there is a line for. */
  public Set<String> actions() {
    return transitions.stream().map(Transition::action).collect(Collectors.toSet());
  }

  /** What an act comes to in a state, where somebody of this role may do it there. */
  public Optional<Transition> allowed(String state, String action, Role role) {
    return open(state, role).stream().filter(each -> each.action().equals(action)).findFirst();
  }

  /** All that somebody of this role may do in a state, in the order of the table. */
  public List<Transition> open(String state, Role role) {
    return transitions.stream()
        .filter(each -> each.from().equals(state) && each.roles().contains(role))
        .toList();
  }
}
