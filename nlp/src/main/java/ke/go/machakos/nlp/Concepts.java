package ke.go.machakos.nlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What words are about, whatever their language: what was learnt from <em>water</em> then helps
 * with <em>maji</em> and <em>kiwu</em>. Thread-safe.
 */
final class Concepts {
  /** Beginnings shorter than this would be of any word. */
  private static final int SHORTEST = 3;

  /** So many words at most are one phrase. */
  private static final int PHRASE = 3;

  /** A word is known by so many consonants; by fewer it could be any. */
  private static final int SURE = 4;

  /** What a message does, or lacks, whatever it is about. */
  private static final Set<String> DEEDS =
      Set.of("ASK", "BRIBE", "CRIME", "GREET", "NONE", "NOTYET", "PAY", "SPAM", "STAFF", "THANKS");

  /** Found with any subject, and no hint of what a message does. */
  private static final Set<String> NEUTRAL = Set.of("school", "child");

  private static final Concepts SHIPPED = read();

  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, Set<String>> beginnings = new HashMap<>();
  private final Map<String, Set<String>> phrases = new HashMap<>();
  private final Map<String, Set<String>> skeletons = new HashMap<>();

  private Concepts(List<String> lines) {
    for (String line : lines) {
      int tab = line.indexOf('\t');
      if (tab > 0 && !line.startsWith("#")) {
        for (String word : line.substring(tab + 1).split("\\|", -1)) {
          add(line.substring(0, tab), word);
        }
      }
    }
  }

  private void add(String concept, String word) {
    if (word.indexOf(' ') >= 0) {
      put(phrases, word, concept);
      return;
    }
    boolean begins = word.endsWith("*");
    String letters = begins ? word.substring(0, word.length() - 1) : word;
    put(begins ? beginnings : words, letters, concept);
    if (letters.length() >= SURE) {
      Skeletons.of(letters).ifPresent(it -> put(skeletons, it, concept));
    }
  }

  private static void put(Map<String, Set<String>> map, String key, String concept) {
    map.computeIfAbsent(key, none -> new HashSet<>()).add(concept);
  }

  private static Concepts read() {
    try (InputStream in =
        Objects.requireNonNull(
            Concepts.class.getResourceAsStream("concepts.tsv"), "concepts.tsv")) {
      return new Concepts(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the concepts", e);
    }
  }

  /** Every single word that names what a service is about. */
  static Set<String> nouns() {
    return SHIPPED.words.entrySet().stream()
        .filter(it -> it.getValue().stream().anyMatch(Concepts::isOfService))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether a word names what a service is about, and does nothing else. */
  static boolean isSubject(String word) {
    List<String> concepts = of(List.of(word));
    return concepts.stream().anyMatch(Concepts::isOfSubject)
        && concepts.stream().allMatch(it -> isOfSubject(it) || NEUTRAL.contains(it));
  }

  private static boolean isOfSubject(String concept) {
    return isOfService(concept) && !DEEDS.contains(concept);
  }

  private static boolean isOfService(String concept) {
    return Character.isUpperCase(concept.charAt(0));
  }

  /** The concepts of a message's words, each as often as it comes. */
  static List<String> of(List<String> message) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < message.size(); i++) {
      String word = message.get(i);
      found.addAll(SHIPPED.ofWord(word));
      String phrase = word;
      for (int next = i + 1; next < Math.min(i + PHRASE, message.size()); next++) {
        phrase = phrase + " " + message.get(next);
        found.addAll(SHIPPED.phrases.getOrDefault(phrase, Set.of()));
      }
    }
    return found;
  }

  private Set<String> ofWord(String word) {
    Set<String> found = new HashSet<>(words.getOrDefault(word, Set.of()));
    for (int end = SHORTEST; end <= word.length(); end++) {
      found.addAll(beginnings.getOrDefault(word.substring(0, end), Set.of()));
    }
    if (found.isEmpty()) {
      Skeletons.of(word)
          .filter(it -> it.length() >= SURE)
          .ifPresent(it -> found.addAll(skeletons.getOrDefault(it, Set.of())));
    }
    return found;
  }
}
