package ke.go.machakos.menus.definition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that menus may name beside screens and texts: the actions and the kinds of answer. */
public record Vocabulary(Map<String, ActionSpec> actions, Map<String, AnswerKind> answers) {
  public Vocabulary {
    actions = Map.copyOf(actions);
    answers = Map.copyOf(answers);
    checkLists(actions);
  }

  /** A list is known by its name alone, so that its items must look alike whoever gives it. */
  private static void checkLists(Map<String, ActionSpec> actions) {
    Map<String, Set<Field>> known = new HashMap<>();
    for (ActionSpec action : actions.values()) {
      for (ActionSpec.OutcomeSpec outcome : action.outcomes().values()) {
        outcome
            .lists()
            .forEach(
                (list, item) -> {
                  Set<Field> fields = Set.copyOf(item);
                  if (!known.computeIfAbsent(list, name -> fields).equals(fields)) {
                    throw new IllegalArgumentException(
                        action.name() + " gives the list " + list + " with other fields");
                  }
                });
      }
    }
  }

  /** A vocabulary of these; names must differ. */
  public static Vocabulary of(Collection<ActionSpec> actions, Collection<AnswerKind> answers) {
    return new Vocabulary(
        actions.stream().collect(Collectors.toMap(ActionSpec::name, Function.identity())),
        answers.stream().collect(Collectors.toMap(AnswerKind::name, Function.identity())));
  }
}
