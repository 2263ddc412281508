package ke.go.machakos.menus.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.definition.Menu;
import ke.go.machakos.menus.definition.Screen;

/** Every screen can be reached, leads somewhere, and no calls go round without a person. */
final class FlowCheck {
  private final Menu menu;
  private final Collection<Fault> faults;

  FlowCheck(Menu menu, Collection<Fault> faults) {
    this.menu = menu;
    this.faults = faults;
  }

  void run() {
    Set<String> reached = reached();
    boolean begins = menu.screen(menu.start()).isPresent(); // else all would be out of reach
    for (Screen screen : menu.screens().values()) {
      if (begins && !reached.contains(screen.id())) {
        faults.add(screen.at().fault("screen " + screen.id() + " cannot be reached"));
      }
      if (!(screen instanceof Screen.End) && screen.next().isEmpty()) {
        faults.add(screen.at().fault("screen " + screen.id() + " is a dead end"));
      }
      if (screen instanceof Screen.Call call) {
        loop(call);
      }
    }
  }

  private Set<String> reached() {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(menu.start()));
    while (!open.isEmpty()) {
      String id = open.pop();
      if (reached.add(id)) {
        menu.screen(id).ifPresent(screen -> open.addAll(screen.next()));
      }
    }
    return reached;
  }

  private void loop(Screen.Call start) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(start.next());
    while (!open.isEmpty()) {
      String id = open.pop();
      if (id.equals(start.id())) {
        faults.add(
            start.at().fault("call " + id + " leads back to itself without waiting for anybody"));
        return;
      }
      if (seen.add(id) && menu.screen(id).orElse(null) instanceof Screen.Call call) {
        open.addAll(new ArrayList<>(call.next()));
      }
    }
  }
}
