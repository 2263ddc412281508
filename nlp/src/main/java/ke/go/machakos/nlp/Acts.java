package ke.go.machakos.nlp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a message does, heard beside what it is about. That somebody asks, thanks or accuses is a
 * service of its own, whatever the subject; but words of the subject are so loud that the other
 * ones go under. So a pair of models that does not see them has a say in how likely each of these
 * services is against all others.
 *
 * @param pair the models
 * @param trust how far the pair is believed over what the subject's models make of it: 0 to 1
 * @param temper by what the outcome is raised, so that it is as sure as it is right
 */
record Acts(Pair pair, Mix mix, double trust, double temper) {
  private static final List<String> SERVICES =
      List.of("CORRUPTION", "ENQUIRY", "JUNK", "PRAISE", "STAFF_CONDUCT");

  private static final String REPORT = "report";

  private static final List<String> LABELS =
      Stream.concat(SERVICES.stream(), Stream.of(REPORT)).toList();

  private static final double[] TRUSTS = {0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1};
  private static final double[] TEMPERS = {0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3};

  /** Whether the labels are services of which some are acts. */
  static boolean areAmong(Collection<String> labels) {
    return labels.containsAll(SERVICES) && labels.size() > LABELS.size();
  }

  static Pair train(List<Labelled> texts, boolean few) throws IOException {
    return Pair.train(
        texts.stream()
            .map(
                it ->
                    new Labelled(
                        LABELS.get(act(it.label())), it.text(), it.language(), it.author()))
            .toList(),
        LABELS,
        View.BARE,
        Learner.LIGHT,
        few);
  }

  private static int act(String service) {
    int number = SERVICES.indexOf(service);
    return number < 0 ? SERVICES.size() : number;
  }

  /**
   * What was made of a text that was held out.
   *
   * @param subjects the probability of each label by the subject's models
   * @param acts what the pair says
   */
  @SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
  record Case(int truth, double[] subjects, Pair.Opinion acts) {}

  /** Finds how the pair is best heard, on what pairs said that had not seen the texts. */
  static Acts fit(Pair pair, List<String> labels, List<Case> cases) {
    Mix mix =
        Mix.fit(
            cases.stream().map(it -> new Mix.Case(act(labels.get(it.truth())), it.acts())).toList(),
            pair.vocabulary().isOfFew());
    Acts best = new Acts(pair, mix, 0, 1);
    double least = Double.MAX_VALUE;
    for (double trust : TRUSTS) {
      for (double temper : TEMPERS) {
        Acts tried = new Acts(pair, mix, trust, temper);
        double surprise =
            cases.stream()
                .mapToDouble(
                    it -> Mix.surprise(tried.heard(labels, it.subjects(), it.acts()), it.truth()))
                .sum();
        if (surprise < least) {
          least = surprise;
          best = tried;
        }
      }
    }
    return best;
  }

  /** The probabilities of the labels once the pair is heard. */
  double[] heard(List<String> labels, double[] subjects, Pair.Opinion opinion) {
    double[] acts = mix.of(opinion);
    int[] groups = labels.stream().mapToInt(Acts::act).toArray();
    double[] before = new double[LABELS.size()];
    IntStream.range(0, groups.length).forEach(i -> before[groups[i]] += subjects[i]);
    double[] factors =
        IntStream.range(0, before.length)
            .mapToDouble(i -> Math.pow(acts[i] / Math.max(before[i], 1e-9), trust))
            .toArray();
    return Mix.shares(
        IntStream.range(0, groups.length)
            .mapToDouble(i -> Math.pow(subjects[i] * factors[groups[i]], temper))
            .toArray());
  }

  void write(DataOutputStream out) throws IOException {
    pair.write(out);
    mix.write(out);
    out.writeDouble(trust);
    out.writeDouble(temper);
  }

  static Acts read(DataInputStream in) throws IOException {
    return new Acts(Pair.read(in, View.BARE), Mix.read(in), in.readDouble(), in.readDouble());
  }
}
