package ke.go.machakos.gateway.citizens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import ke.go.machakos.db.citizens.Access;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Holdings;
import ke.go.machakos.db.citizens.PinCheck;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/**
 * Stands before everything that is shown by phone alone: a number's owner is not its finder.
 * Thread-safe.
 */
public final class Gate {
  private final Citizens citizens;
  private final Pins pins;

  public Gate(Citizens citizens, Pins pins) {
    this.citizens = citizens;
    this.pins = pins;
  }

  /**
   * Finds the records of a number whose link to it is not older than an instant.
   *
   * @param <T> a record
   */
  public interface Finder<T> extends BiFunction<Msisdn, Instant, Holdings<T>> {}

  /**
   * The two actions that list what is a caller's own: {@code name} and {@code name-with-pin}.
   *
   * @param list the name of the list
   * @param fields the fields of an item
   */
  public <T> List<Action> actions(
      String name,
      String list,
      List<Field> fields,
      Finder<T> finder,
      BiFunction<T, Ask, Item> item) {
    return List.of(
        new Action.Reading(
            ActionSpec.read(name)
                .listing("list", list, fields)
                .outcome("none")
                .outcome("pin")
                .outcome("reference")
                .outcome("locked")
                .outcome("unconsented")
                .done(),
            ask -> unproven(ask, list, finder, item)),
        new Action.Writing(
            ActionSpec.write(name + "-with-pin", "pin")
                .listing("list", list, fields)
                .outcome("none")
                .outcome("reference")
                .outcome("wrong")
                .outcome("locked")
                .done(),
            (tx, ask) ->
                switch (pins.check(tx, ask.caller(), ask.argument("pin"), ask.now())) {
                  case PinCheck.Right right -> shown(ask, list, finder, item, right.linkedFrom());
                  case PinCheck.Wrong wrong -> Outcome.of("wrong");
                  case PinCheck.Locked locked -> Outcome.of("locked");
                  case PinCheck.None none -> Outcome.of("none");
                }));
  }

  private <T> Outcome unproven(
      Ask ask, String list, Finder<T> finder, BiFunction<T, Ask, Item> item) {
    Optional<Citizen> citizen = citizens.find(ask.caller()).filter(Citizen::consents);
    if (citizen.isEmpty()) {
      return Outcome.of("unconsented");
    }
    Access access = citizens.access(ask.caller(), ask.now());
    return switch (access.proof()) {
      case OPEN -> shown(ask, list, finder, item, access.linkedFrom());
      case PIN_NEEDED -> Outcome.of("pin");
      case REFERENCE_NEEDED -> Outcome.of("reference");
      case LOCKED -> Outcome.of("locked");
    };
  }

  private static <T> Outcome shown(
      Ask ask, String list, Finder<T> finder, BiFunction<T, Ask, Item> item, Instant from) {
    Holdings<T> holdings = finder.apply(ask.caller(), from);
    if (holdings.shown().isEmpty()) {
      return Outcome.of(holdings.withheld() > 0 ? "reference" : "none");
    }
    return Outcome.listing(
        "list", list, holdings.shown().stream().map(each -> item.apply(each, ask)).toList());
  }
}
