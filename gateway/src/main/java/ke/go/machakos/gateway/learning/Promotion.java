package ke.go.machakos.gateway.learning;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.cases.Corrections;
import ke.go.machakos.nlp.Retraining;
import ke.go.machakos.nlp.Understanding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a model learn from corrections, and puts it to work if it passes the gate; puts an earlier
 * one back to work.
 */
public final class Promotion {
  private static final Logger LOG = LoggerFactory.getLogger(Promotion.class);

  private final ModelFolder folder;
  private final Retraining retraining;

  public Promotion(ModelFolder folder, Retraining retraining) {
    this.folder = folder;
    this.retraining = retraining;
  }

  /** What learning anew came to. */
  public sealed interface Learnt {
    /**
     * It is at work now, or would make some language worse and is not kept.
     *
     * @param before the version that was at work, or {@code shipped}
     */
    record Tried(String before, Retraining.Trial trial) implements Learnt {}

    /** There is no correction to learn from. */
    record NothingToLearn() implements Learnt {}
  }

  /** Learns, and promotes what passes. */
  public Learnt learn(List<Corrections.Lesson> lessons) throws IOException {
    if (lessons.isEmpty()) {
      return new Learnt.NothingToLearn();
    }
    String before = folder.active().orElse(ModelFolder.SHIPPED);
    Retraining.Trial trial =
        retraining.with(
            lessons.stream()
                .map(it -> new Retraining.Correction(it.words(), it.service()))
                .toList(),
            atWork());
    if (trial.passes()) {
      folder.keep(trial.model());
      folder.activate(trial.model().version());
    }
    return new Learnt.Tried(before, trial);
  }

  /**
   * What reads the residents' words today: of a model that cannot be read, the shipped one does.
   */
  private Understanding atWork() throws IOException {
    Optional<String> active = folder.active();
    try {
      return active.isPresent()
          ? folder.find(active.get()).orElse(retraining.base())
          : retraining.base();
    } catch (IOException e) {
      LOG.warn("model {} is not compared with: {}", active.orElse(""), e.toString());
      return retraining.base();
    }
  }

  /** Puts an earlier version, or the shipped one, to work; false where it is not there. */
  public static boolean restore(ModelFolder folder, String version) throws IOException {
    boolean there = version.equals(ModelFolder.SHIPPED) || folder.versions().contains(version);
    if (there) {
      folder.activate(version);
    }
    return there;
  }
}
