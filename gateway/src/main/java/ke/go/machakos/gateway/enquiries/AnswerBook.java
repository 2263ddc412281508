package ke.go.machakos.gateway.enquiries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.menus.text.Language;

/**
 * Finds the answer whose question is most like what somebody asks, in any of its languages, and
 * none where none is like enough: a wrong answer costs more trust than a case costs work. Immutable
 * and thread-safe.
 */
public final class AnswerBook {
  /**
   * From here on a question is taken to be the same. Measured: see AnswerBookTest, whose file of
   * questions also chose it.
   */
  static final double LIKE_ENOUGH = 0.52;

  private final List<CountyAnswer> answers;
  private final Weights weights;
  private final List<Known> known = new ArrayList<>();

  public AnswerBook(List<CountyAnswer> answers) {
    this.answers = List.copyOf(answers);
    this.weights = Weights.of(answers.stream().flatMap(each -> each.questions().stream()).toList());
    for (CountyAnswer answer : answers) {
      answer.questions().forEach(text -> known.add(new Known(answer.key(), weights.of(text))));
    }
  }

  private record Known(String key, Weights.Text question) {}

  private record Found(String key, double likeness) {}

  /** The answer to a question, in a language or, where it has none, in Kiswahili. */
  public Optional<CountyAnswer> to(String question, Language language) {
    Weights.Text asked = weights.of(question);
    Language spoken = language == Language.EN ? Language.EN : Language.SW;
    return known.stream()
        .map(each -> new Found(each.key(), each.question().likeness(asked)))
        .max(Comparator.comparingDouble(Found::likeness))
        .filter(found -> found.likeness() >= LIKE_ENOUGH)
        .flatMap(found -> answer(found.key(), spoken));
  }

  private Optional<CountyAnswer> answer(String key, Language language) {
    return answers.stream()
        .filter(each -> each.key().equals(key) && each.language() == language)
        .findFirst();
  }
}
