package ke.go.machakos.menus.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.menus.Fault;

/** A place in a dialogue. Choose, Prompt and Browse wait for the person; Call and End do not. */
public sealed interface Screen {
  /** The name that other screens go to. */
  String id();

  /** Where it is defined. */
  Position at();

  /** A line of a definition file, from 1. */
  record Position(String file, int line) {
    /** A fault found here. */
    public Fault fault(String message) {
      return new Fault(file, line, message);
    }
  }

  /** A screen that waits for the person's answer. */
  sealed interface Waiting extends Screen permits Choose, Prompt, Browse {
    /** The key of what it says. */
    String text();

    /** The name that the answer is kept under, if it is kept. */
    Optional<String> save();

    /** Whether a preset path passes it by unconsumed: language and consent. */
    boolean interlude();
  }

  /**
   * Numbered options.
   *
   * @param confirm whether it asks for the last word before something is done; a preset path stops
   *     at it
   * @param refusal the key of what is said to an answer that is none of its options, in place of
   *     our own words
   */
  record Choose(
      String id,
      Position at,
      String text,
      Optional<String> save,
      boolean interlude,
      boolean confirm,
      Optional<String> refusal,
      List<Option> options)
      implements Waiting {
    public Choose {
      options = List.copyOf(options);
    }
  }

  /**
   * One option of a Choose.
   *
   * @param value what is kept when it is taken; stable, whatever its number or wording
   * @param text the key of its label
   * @param go the screen that it leads to
   */
  record Option(String value, Position at, String text, String go) {}

  /**
   * A question answered in the person's own words or digits.
   *
   * @param accept the name of the kind of answer that is taken
   */
  record Prompt(
      String id,
      Position at,
      String text,
      Optional<String> save,
      boolean interlude,
      String accept,
      String go)
      implements Waiting {}

  /**
   * A list of any length to pick from, paged.
   *
   * @param list the name of the list, given by an earlier call
   * @param label the key of an item's label; its slots are the item's fields
   */
  record Browse(
      String id,
      Position at,
      String text,
      Optional<String> save,
      boolean interlude,
      String list,
      String label,
      String go)
      implements Waiting {}

  /**
   * Something to find out or to do before the dialogue goes on.
   *
   * @param arguments argument to the name of the value that it is given
   * @param outcomes outcome to the screen that it leads to
   */
  record Call(
      String id,
      Position at,
      String action,
      Map<String, String> arguments,
      Map<String, String> outcomes)
      implements Screen {
    public Call {
      arguments = Map.copyOf(arguments);
      outcomes = Map.copyOf(outcomes);
    }
  }

  /** The last words. */
  record End(String id, Position at, String text) implements Screen {}

  /** The screens that this one leads to. */
  default List<String> next() {
    return switch (this) {
      case Choose choose -> choose.options().stream().map(Option::go).distinct().toList();
      case Prompt prompt -> List.of(prompt.go());
      case Browse browse -> List.of(browse.go());
      case Call call -> call.outcomes().values().stream().sorted().distinct().toList();
      case End end -> List.of();
    };
  }
}
