package ke.go.machakos.gateway.enquiries;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much each word, and each piece of three or four letters of one, says about a text: the rarer
 * among the known texts, the more. Immutable and thread-safe.
 */
final class Weights {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String WORD = "w=";
  private static final String PIECE = "c=";

  /** A word counts for as much as two pieces of it. */
  private static final int OF_A_WORD = 2;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 4;

  private final Map<String, Integer> texts = new HashMap<>();
  private final int all;

  private Weights(Collection<String> known) {
    this.all = known.size();
    for (String text : known) {
      counts(text).keySet().forEach(each -> texts.merge(each, 1, Integer::sum));
    }
  }

  static Weights of(Collection<String> known) {
    return new Weights(known);
  }

  /** A text as a direction: its parts with their weights, of length one. */
  record Text(Map<String, Double> parts) {
    /** The cosine between two: 0, nothing in common, to 1. */
    double likeness(Text other) {
      return parts.entrySet().stream()
          .mapToDouble(part -> part.getValue() * other.parts.getOrDefault(part.getKey(), 0.0))
          .sum();
    }
  }

  Text of(String text) {
    Map<String, Double> parts = new HashMap<>();
    counts(text).forEach((part, count) -> parts.put(part, Math.sqrt(count) * rarity(part)));
    double length = Math.sqrt(parts.values().stream().mapToDouble(each -> each * each).sum());
    parts.replaceAll((part, weight) -> weight / Math.max(length, 1e-9));
    return new Text(parts);
  }

  private double rarity(String part) {
    return Math.log((all + 1.0) / (texts.getOrDefault(part, 0) + 1.0)) + 1;
  }

  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : words(text)) {
      counts.merge(WORD + word, OF_A_WORD, Integer::sum);
      String edged = "_" + word + "_";
      for (int size = SHORTEST; size <= LONGEST; size++) {
        for (int start = 0; start + size <= edged.length(); start++) {
          counts.merge(PIECE + edged.substring(start, start + size), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static List<String> words(String text) {
    String small = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    String bare = MARKS.matcher(small).replaceAll("");
    return GAPS.splitAsStream(bare).filter(word -> !word.isEmpty()).toList();
  }
}
