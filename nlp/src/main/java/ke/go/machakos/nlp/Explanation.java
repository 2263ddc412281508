package ke.go.machakos.nlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why a message is taken for a service: its words without which it would be least likely.
 *
 * @param probability that of the service for the whole message
 * @param words the heaviest first; fewer than asked for where no other word speaks for the service
 */
public record Explanation(String service, double probability, List<Word> words) {
  /**
   * A word in the spelling that the model sees.
   *
   * @param weight by how much the probability falls without it, those before it left out already
   */
  public record Word(String word, double weight) {}

  public Explanation {
    words = List.copyOf(words);
  }

  /** Leaves words out one after another, each time the one whose loss costs most. */
  static Explanation of(Classifier services, String message, String service, int atMost) {
    double whole = services.rank(message).probability(service);
    List<Word> heaviest = new ArrayList<>();
    List<String> left = Features.words(message);
    double now = whole;
    Optional<Word> next = heaviest(services, left, service, now);
    while (next.isPresent() && heaviest.size() < atMost) {
      heaviest.add(next.get());
      now -= next.get().weight();
      left = without(left, next.get().word());
      next = heaviest(services, left, service, now);
    }
    return new Explanation(service, whole, heaviest);
  }

  private static Optional<Word> heaviest(
      Classifier services, List<String> words, String service, double now) {
    return words.stream()
        .distinct()
        .map(word -> new Word(word, now - probability(services, without(words, word), service)))
        .filter(word -> word.weight() > 0)
        .max(Comparator.comparingDouble(Word::weight));
  }

  private static double probability(Classifier services, List<String> words, String service) {
    return services.rank(String.join(" ", words)).probability(service);
  }

  private static List<String> without(List<String> words, String word) {
    return words.stream().filter(each -> !each.equals(word)).toList();
  }
}
