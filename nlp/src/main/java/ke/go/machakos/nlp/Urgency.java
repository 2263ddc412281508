package ke.go.machakos.nlp;

import java.util.Comparator;
import java.util.List;

/** How soon somebody must act, and from which probability on a message is taken to say so. */
public enum Urgency {
  ROUTINE,
  URGENT,
  EMERGENCY;

  /**
   * How many of the held-out messages that were not routine the threshold must find. Measured: with
   * 0.97 four calls of ten were false, and no emergency among 157 was found that this one misses.
   */
  private static final double RECALL = 0.955;

  /** Where the words alone find enough: what the model holds likelier than not is still heard. */
  private static final double CERTAIN = 0.5;

  /** The word for it in data. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The one of a word in data. */
  static Urgency of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }

  /** The probability that a message is not routine. */
  static double danger(Ranking said) {
    return said.isEmpty() ? 0 : 1 - said.probability(ROUTINE.code());
  }

  /**
   * The highest probability from which on nearly every held-out message that was not routine is
   * found, by the model or by the list of words. Better one call too many than one too few.
   */
  static double threshold(List<Stakes.Heard> heldOut, Stakes stakes, DangerWords words) {
    List<Stakes.Heard> pressing = heldOut.stream().filter(Stakes.Heard::presses).toList();
    List<Double> left =
        pressing.stream()
            .filter(it -> words.in(it.message().text()).isEmpty())
            .map(it -> danger(stakes.of(it.about(), it.words())))
            .sorted(Comparator.reverseOrder())
            .toList();
    int byWords = pressing.size() - left.size();
    int wanted = (int) Math.ceil(RECALL * pressing.size()) - byWords;
    return wanted < 1 ? CERTAIN : left.get(wanted - 1);
  }
}
