package ke.go.machakos.menus.definition;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that menus may name beside screens and texts: the actions and the kinds of answer. */
public record Vocabulary(Map<String, ActionSpec> actions, Map<String, AnswerKind> answers) {
  public Vocabulary {
    actions = Map.copyOf(actions);
    answers = Map.copyOf(answers);
  }

  /** A vocabulary of these; names must differ. */
  public static Vocabulary of(Collection<ActionSpec> actions, Collection<AnswerKind> answers) {
    return new Vocabulary(
        actions.stream().collect(Collectors.toMap(ActionSpec::name, Function.identity())),
        answers.stream().collect(Collectors.toMap(AnswerKind::name, Function.identity())));
  }
}
