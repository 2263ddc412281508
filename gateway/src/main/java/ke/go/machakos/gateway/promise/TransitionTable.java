package ke.go.machakos.gateway.promise;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.menus.Nearest;

/** The lines of a table of transitions, and all that can be wrong with them. */
final class TransitionTable {
  private static final List<String> COLUMNS =
      List.of("from", "action", "to", "roles", "reason_required", "citizen_message");

  private final Path file;
  private final States states;
  private final List<Fault> faults;
  private final Map<Act, Long> seen = new HashMap<>();

  /**
   * Where a line leads from and to. It is kept of faulty lines too, so that a state does not seem
   * out of reach because of a misspelt role.
   */
  private record Way(String from, String to, long line) {}

  private final List<Way> ways = new ArrayList<>();

  private record Act(String from, String action, Role role) {}

  private TransitionTable(Path file, States states, List<Fault> faults) {
    this.file = file;
    this.states = states;
    this.faults = faults;
  }

  static List<Transition> read(Path file, States states, List<Fault> all) {
    List<Fault> faults = new ArrayList<>();
    TransitionTable table = new TransitionTable(file, states, faults);
    List<Transition> rows = CsvRows.table(file, faults, COLUMNS, table::row);
    if (!table.ways.isEmpty()) {
      table.checkWays();
    }
    faults.sort(Comparator.comparingLong(Fault::line));
    all.addAll(faults);
    return rows;
  }

  private Transition row(CsvRow row) {
    String from = state(row, "from");
    String action = row.text("action");
    String to = state(row, "to");
    Set<Role> roles = roles(row);
    ways.add(new Way(from, to, row.line()));
    if (states.ends().contains(from)) {
      row.fault(from + " is an end, and nothing leaves it");
    }
    for (Role role : roles) {
      Long before = seen.putIfAbsent(new Act(from, action, role), row.line());
      if (before != null) {
        row.fault(
            role.code() + " may " + action + " what is " + from + " already by line " + before);
      }
    }
    Optional<String> message = Optional.ofNullable(row.optional("citizen_message"));
    message
        .filter(key -> !key.matches("[a-z0-9_]+(\\.[a-z0-9_]+)+"))
        .ifPresent(
            key -> row.fault("citizen_message " + key + " is not a key such as case.closed"));
    return new Transition(from, action, to, roles, row.yes("reason_required"), message);
  }

  private String state(CsvRow row, String column) {
    String name = row.text(column);
    if (!name.isEmpty() && !states.all().contains(name)) {
      row.fault(column + " " + name + " is not a state" + Nearest.hint(name, states.all()));
    }
    return name;
  }

  private static Set<Role> roles(CsvRow row) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    String text = row.text("roles");
    for (String code : text.isEmpty() ? new String[0] : text.split("\\|", -1)) {
      Optional<Role> role = Role.of(code.strip());
      if (role.isEmpty()) {
        row.fault(code + " is not a role" + Nearest.hint(code.strip(), Role.codes()));
      } else if (!roles.add(role.get())) {
        row.fault("role " + code + " is there twice");
      }
    }
    return roles;
  }

  private void checkWays() {
    Set<String> reached = spread(Set.of(states.first()), Way::from, Way::to);
    Set<String> ending = spread(states.ends(), Way::to, Way::from);
    for (String state : new TreeSet<>(states.all())) {
      if (!reached.contains(state)) {
        faults.add(new Fault(file, lineOf(state), "nothing leads to " + state));
      } else if (!ending.contains(state)) {
        faults.add(new Fault(file, lineOf(state), state + " is a dead end, and not a final state"));
      }
    }
  }

  private Set<String> spread(
      Set<String> from, Function<Way, String> near, Function<Way, String> far) {
    Set<String> found = new HashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      String state = open.remove();
      ways.stream()
          .filter(way -> near.apply(way).equals(state))
          .map(far)
          .filter(found::add)
          .forEach(open::add);
    }
    return found;
  }

  /** The line that speaks of a state first; the head where none does. */
  private long lineOf(String state) {
    return ways.stream()
        .filter(way -> way.from().equals(state) || way.to().equals(state))
        .mapToLong(Way::line)
        .findFirst()
        .orElse(1);
  }
}
