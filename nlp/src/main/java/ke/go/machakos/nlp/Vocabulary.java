package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The features that were seen often enough in training, numbered, with the weight of each: the
 * rarer, the heavier (inverse document frequency), and by what kind it is. Immutable and
 * thread-safe.
 */
final class Vocabulary {
  /** A word once seen may be a name; a piece of one is noise until it comes again and again. */
  private static final int WORD_TEXTS = 2;

  private static final int PIECE_TEXTS = 14;

  /** Of neighbours there are most, and most of them are chance; a model must stay below 5 MB. */
  private static final int NEIGHBOUR_TEXTS = 6;

  private static final int SKELETON_TEXTS = 4;

  private static final int PAIR_TEXTS = 9;

  private static final int ENOUGH_PIECES = 6;

  /** Fewer texts are few: a feature that one of them has may be all that is known of another. */
  private static final int FEW = 2500;

  /** Of the texts: what is in more says little of what one is about. */
  private static final double RARE = 0.002;

  private final int texts;
  private final boolean few;
  private final SortedMap<String, Integer> counts;
  private final Map<String, Integer> numbers;
  private final float[] weights;
  private final int[] seen;

  /**
   * Of features, numbered in their order.
   *
   * @param few whether all the texts that are learnt from are few
   * @param counts in how many of the texts each is
   */
  private Vocabulary(int texts, boolean few, SortedMap<String, Integer> counts) {
    this.texts = texts;
    this.few = few;
    this.counts = counts;
    this.numbers = HashMap.newHashMap(counts.size());
    this.weights = new float[counts.size()];
    this.seen = new int[counts.size()];
    counts.forEach(
        (feature, count) -> {
          weights[numbers.size()] =
              Features.weight(feature) * ((float) Math.log((1.0 + texts) / (1.0 + count)) + 1);
          seen[numbers.size()] = count;
          numbers.put(feature, numbers.size());
        });
  }

  /** Whether so many texts are few. */
  static boolean areFew(int texts) {
    return texts < FEW;
  }

  /**
   * Counts the features of texts.
   *
   * @param few whether all texts are few of which these may be a part
   */
  static Vocabulary of(List<String[]> texts, boolean few) {
    Map<String, Integer> seen = new HashMap<>();
    for (String[] features : texts) {
      Arrays.stream(features).distinct().forEach(each -> seen.merge(each, 1, Integer::sum));
    }
    seen.entrySet().removeIf(each -> each.getValue() < least(each.getKey(), few));
    // in order: the same texts give the same model
    return new Vocabulary(texts.size(), few, new TreeMap<>(seen));
  }

  /** The same, and the features that come often enough in other texts: rare here, as they were. */
  Vocabulary and(List<String[]> others) {
    SortedMap<String, Integer> all = new TreeMap<>(of(others, few).counts);
    all.replaceAll((feature, count) -> 1);
    all.putAll(counts);
    return new Vocabulary(texts, few, all);
  }

  /** Whether a feature is in few of the texts. */
  boolean isRare(int number) {
    return seen[number] <= texts * RARE;
  }

  /** Where the features of a vocabulary that this one holds are numbered here, in their order. */
  int[] placesOf(Vocabulary part) {
    return part.counts.keySet().stream().mapToInt(this::number).toArray();
  }

  private static int least(String feature, boolean few) {
    if (few) {
      return 1; // nothing can be spared
    }
    if (feature.startsWith(Features.PIECE)) {
      return PIECE_TEXTS;
    }
    if (feature.startsWith(Features.NEIGHBOURS)) {
      return NEIGHBOUR_TEXTS;
    }
    if (feature.startsWith(Features.SKELETON)) {
      return SKELETON_TEXTS;
    }
    return Features.isOfTwo(feature) ? PAIR_TEXTS : WORD_TEXTS;
  }

  /** Whether the texts that were learnt from are few. */
  boolean isOfFew() {
    return few;
  }

  int size() {
    return weights.length;
  }

  /**
   * A text as the features that it has.
   *
   * @param numbers ascending, each once
   * @param values their weights, scaled to length one
   */
  @SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
  record Vector(int[] numbers, float[] values) {}

  Vector vector(String... features) {
    int[] known = Arrays.stream(features).mapToInt(this::number).filter(n -> n >= 0).toArray();
    Arrays.sort(known);
    int[] once = Arrays.stream(known).distinct().toArray();
    float[] values = few ? emphases(known, once.length) : ones(once.length);
    double square = 0;
    for (int i = 0; i < once.length; i++) {
      values[i] *= weights[once[i]];
      square += (double) values[i] * values[i];
    }
    float scale = (float) (1 / Math.sqrt(Math.max(square, 1e-9)));
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return new Vector(once, values);
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** How much more a feature counts that comes several times: of few texts repetition is news. */
  private static float[] emphases(int[] sorted, int distinct) {
    float[] emphases = new float[distinct];
    int at = 0;
    for (int start = 0; start < sorted.length; at++) {
      int end = start;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      emphases[at] = 1 + (float) Math.log(end - start);
      start = end;
    }
    return emphases;
  }

  /**
   * Whether there is anything to go by: a word that was seen, or enough pieces of one that is
   * misspelt. A number alone says nothing.
   */
  boolean knows(String... features) {
    int pieces = 0;
    for (String feature : features) {
      boolean known = numbers.containsKey(feature);
      if (known && feature.startsWith(Features.WORD) && !Features.PLACEHOLDERS.contains(feature)) {
        return true;
      }
      pieces += known && feature.startsWith(Features.PIECE) ? 1 : 0;
    }
    return pieces >= ENOUGH_PIECES && pieces * 2 >= features.length / 2;
  }

  private int number(String feature) {
    return numbers.getOrDefault(feature, -1);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(texts);
    out.writeInt(counts.size());
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      out.writeUTF(each.getKey());
      out.writeInt(each.getValue());
    }
  }

  static Vocabulary read(DataInputStream in) throws IOException {
    int texts = in.readInt();
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      counts.put(in.readUTF(), in.readInt());
    }
    return new Vocabulary(texts, areFew(texts), counts);
  }
}
