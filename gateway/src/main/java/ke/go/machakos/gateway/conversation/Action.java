package ke.go.machakos.gateway.conversation;

import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.engine.Outcome;

/**
 * What a menu can ask of a feature. Thread-safe; a fault is an exception, everything expected is a
 * declared outcome.
 */
public sealed interface Action {
  /** The name, arguments and outcomes, as menus are checked against. */
  ActionSpec spec();

  /** An action that only looks. */
  record Reading(ActionSpec spec, Look look) implements Action {
    public Reading {
      if (spec.writes()) {
        throw new IllegalArgumentException(spec.name() + " writes");
      }
    }
  }

  /**
   * An action that only looks who is calling, at the start of a dialogue. What it found stays true
   * until the caller changes something, and is remembered for some hours between dialogues: most
   * dials then need no MariaDB.
   */
  record Greeting(ActionSpec spec, Look look) implements Action {
    public Greeting {
      if (spec.writes()) {
        throw new IllegalArgumentException(spec.name() + " writes");
      }
    }
  }

  /** An action that changes something; it runs in the transaction that records the turn. */
  record Writing(ActionSpec spec, Change change) implements Action {
    public Writing {
      if (!spec.writes()) {
        throw new IllegalArgumentException(spec.name() + " does not write");
      }
    }
  }

  /** Finds something out. */
  @FunctionalInterface
  interface Look {
    Outcome look(Ask ask);
  }

  /** Changes something through the transaction alone. */
  @FunctionalInterface
  interface Change {
    Outcome change(Tx tx, Ask ask);
  }
}
