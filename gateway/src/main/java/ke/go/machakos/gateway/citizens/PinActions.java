package ke.go.machakos.gateway.citizens;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.PinCheck;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Action.Reading;
import ke.go.machakos.gateway.conversation.Action.Writing;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.engine.Outcome;

/** The PIN that keeps a shared or long unused number's records to their owner. Thread-safe. */
public final class PinActions {
  private final Citizens citizens;
  private final Pins pins;

  public PinActions(Citizens citizens, Pins pins) {
    this.citizens = citizens;
    this.pins = pins;
  }

  /** All actions that set, change or ask for a PIN. */
  public List<Action> all() {
    return List.of(
        new Reading(
            ActionSpec.read("citizens.pin-state")
                .outcome("none")
                .outcome("set")
                .outcome("locked")
                .outcome("unproven")
                .outcome("unconsented")
                .done(),
            ask -> state(citizens.find(ask.caller()), ask)),
        new Writing(
            ActionSpec.write("citizens.set-pin", "pin", "again")
                .outcome("set")
                .outcome("differ")
                .outcome("exists")
                .outcome("unconsented")
                .done(),
            this::set),
        new Writing(
            ActionSpec.write("citizens.change-pin", "old", "pin", "again")
                .outcome("set")
                .outcome("differ")
                .outcome("wrong")
                .outcome("none")
                .outcome("locked")
                .done(),
            this::change),
        new Reading(
            ActionSpec.read("citizens.sharing")
                .outcome("own")
                .outcome("shared")
                .outcome("pinless")
                .outcome("unconsented")
                .outcome("locked")
                .done(),
            this::sharing),
        new Writing(
            ActionSpec.write("citizens.share").outcome("shared").outcome("pinless").done(),
            this::share),
        new Writing(
            ActionSpec.write("citizens.unshare", "pin")
                .outcome("own")
                .outcome("wrong")
                .outcome("locked")
                .done(),
            this::unshare));
  }

  /** A first PIN may not be set by who cannot show that the number's past is theirs. */
  private static Outcome state(Optional<Citizen> caller, Ask ask) {
    return caller
        .filter(Citizen::consents)
        .map(
            citizen -> {
              if (citizen.locked()) {
                return "locked";
              }
              if (citizen.hasPin()) {
                return "set";
              }
              return switch (Citizens.proof(citizen, ask.now())) {
                case OPEN -> "none";
                case LOCKED -> "locked";
                case PIN_NEEDED, REFERENCE_NEEDED -> "unproven";
              };
            })
        .map(Outcome::of)
        .orElseGet(() -> Outcome.of("unconsented"));
  }

  private Outcome set(Tx tx, Ask ask) {
    if (!ask.argument("pin").equals(ask.argument("again"))) {
      return Outcome.of("differ");
    }
    return switch (state(citizens.find(tx, ask.caller()), ask).name()) {
      case "none" -> {
        pins.set(tx, ask.caller(), ask.argument("pin"));
        yield Outcome.of("set");
      }
      case "unconsented" -> Outcome.of("unconsented");
      default -> Outcome.of("exists");
    };
  }

  private Outcome change(Tx tx, Ask ask) {
    if (!ask.argument("pin").equals(ask.argument("again"))) {
      return Outcome.of("differ");
    }
    return checked(
        tx,
        ask,
        ask.argument("old"),
        () -> {
          pins.set(tx, ask.caller(), ask.argument("pin"));
          return Outcome.of("set");
        },
        "none");
  }

  private Outcome sharing(Ask ask) {
    return citizens
        .find(ask.caller())
        .filter(Citizen::consents)
        .map(
            citizen -> {
              if (citizen.locked()) {
                return "locked";
              }
              if (citizen.shared()) {
                return "shared";
              }
              return citizen.hasPin() ? "own" : "pinless";
            })
        .map(Outcome::of)
        .orElseGet(() -> Outcome.of("unconsented"));
  }

  private Outcome share(Tx tx, Ask ask) {
    if (citizens.find(tx, ask.caller()).filter(Citizen::hasPin).isEmpty()) {
      return Outcome.of("pinless");
    }
    citizens.share(tx, ask.caller(), true);
    return Outcome.of("shared");
  }

  private Outcome unshare(Tx tx, Ask ask) {
    return checked(
        tx,
        ask,
        ask.argument("pin"),
        () -> {
          citizens.share(tx, ask.caller(), false);
          return Outcome.of("own");
        },
        "wrong");
  }

  private Outcome checked(Tx tx, Ask ask, String pin, Supplier<Outcome> right, String none) {
    return switch (pins.check(tx, ask.caller(), pin, ask.now())) {
      case PinCheck.Right checked -> right.get();
      case PinCheck.Wrong wrong -> Outcome.of("wrong");
      case PinCheck.Locked locked -> Outcome.of("locked");
      case PinCheck.None missing -> Outcome.of(none);
    };
  }
}
