package ke.go.machakos.gateway.walk;

import java.util.Objects;
import ke.go.machakos.db.TestData;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.engine.Outcome;

/** Where the shipped menus lead from a call, for tests of what no walk comes to. Thread-safe. */
public final class MenuWays {
  private final MenuBook book =
      MenuBook.load(TestData.CONFIG, Wiring.vocabulary(Startup.services(TestData.CONFIG)));

  /** The action that a call runs. */
  public String action(String call) {
    return call(call).action();
  }

  /** The way out of a call that an outcome takes, as the call and where it leads. */
  public String way(String call, Outcome outcome) {
    String next = call(call).outcomes().get(outcome.name());
    return call + " > " + Objects.requireNonNull(next, outcome.name());
  }

  private Screen.Call call(String id) {
    return (Screen.Call) Objects.requireNonNull(book.menu().screens().get(id), id);
  }
}
