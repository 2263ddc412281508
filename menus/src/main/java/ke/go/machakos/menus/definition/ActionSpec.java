package ke.go.machakos.menus.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a menu may ask of the gateway: the closed list of arguments and outcomes of one action.
 *
 * @param name the action, as {@code feature.verb}
 * @param effect what it changes
 * @param arguments the names that it must be given
 * @param outcomes every way it can end
 */
public record ActionSpec(
    String name, Effect effect, Set<String> arguments, Map<String, OutcomeSpec> outcomes) {
  public ActionSpec {
    arguments = Set.copyOf(arguments);
    outcomes = Map.copyOf(outcomes);
  }

  /** What an action changes. */
  public enum Effect {
    /** Nothing. */
    LOOKS,
    /** An answer that it keeps, until another is given in its place. */
    KEEPS,
    /** Something that is not undone by going back. */
    DOES
  }

  /** Whether it changes anything: then it runs once a turn, and a preset path stops before it. */
  public boolean writes() {
    return effect != Effect.LOOKS;
  }

  /** Whether the screens before it are not gone back to once it ran. */
  public boolean lasting() {
    return effect == Effect.DOES;
  }

  /**
   * One way in which an action can end.
   *
   * @param fields the values that it gives
   * @param lists the lists that it gives, each with the fields of an item
   */
  public record OutcomeSpec(List<Field> fields, Map<String, List<Field>> lists) {
    public OutcomeSpec {
      fields = List.copyOf(fields);
      lists = Map.copyOf(lists);
    }
  }

  /** An action that only looks. */
  public static Builder read(String name, String... arguments) {
    return new Builder(name, Effect.LOOKS, Set.of(arguments));
  }

  /** An action that changes something, exactly once a turn. */
  public static Builder write(String name, String... arguments) {
    return new Builder(name, Effect.DOES, Set.of(arguments));
  }

  /** An action that keeps an answer: who goes back gives another, and goes on from there. */
  public static Builder keep(String name, String... arguments) {
    return new Builder(name, Effect.KEEPS, Set.of(arguments));
  }

  /** Collects the outcomes of an action; for one thread. */
  public static final class Builder {
    private final String name;
    private final Effect effect;
    private final Set<String> arguments;
    private final Map<String, OutcomeSpec> outcomes = new LinkedHashMap<>();

    private Builder(String name, Effect effect, Set<String> arguments) {
      this.name = name;
      this.effect = effect;
      this.arguments = arguments;
    }

    /** An outcome with its values. */
    public Builder outcome(String outcome, Field... fields) {
      outcomes.put(outcome, new OutcomeSpec(List.of(fields), Map.of()));
      return this;
    }

    /** An outcome with a list, and values of its own. */
    public Builder listing(String outcome, String list, List<Field> item, Field... fields) {
      outcomes.put(outcome, new OutcomeSpec(new ArrayList<>(List.of(fields)), Map.of(list, item)));
      return this;
    }

    /** The finished specification. */
    public ActionSpec done() {
      return new ActionSpec(name, effect, arguments, outcomes);
    }
  }
}
