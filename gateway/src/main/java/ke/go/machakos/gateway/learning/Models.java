package ke.go.machakos.gateway.learning;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.gateway.complaints.Reader;
import ke.go.machakos.nlp.Explanation;
import ke.go.machakos.nlp.Understanding;
import ke.go.machakos.nlp.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads by the model at work, which may be another from one text to the next, and explains by any
 * that ever was. Thread-safe.
 */
public final class Models implements Reader {
  private static final Logger LOG = LoggerFactory.getLogger(Models.class);
  private static final int WORDS = 3;

  private final ModelFolder folder;
  private final Understanding shipped;
  private final AtomicReference<Understanding> atWork;
  private final AtomicReference<String> refused = new AtomicReference<>("");

  private Models(ModelFolder folder, Understanding shipped) {
    this.folder = folder;
    this.shipped = shipped;
    this.atWork = new AtomicReference<>(shipped);
  }

  /** Begins with the model that the folder names, or, where it cannot be read, the shipped one. */
  public static Models open(ModelFolder folder, Understanding shipped) {
    Models models = new Models(folder, shipped);
    models.look();
    return models;
  }

  @Override
  public Verdict read(String words) {
    return atWork.get().read(words);
  }

  /** The version at work. */
  public String version() {
    return atWork.get().version();
  }

  /** Takes up the model that the folder names by now; true where it is another. */
  public boolean look() {
    try {
      String wanted = folder.active().orElse(shipped.version());
      return !wanted.equals(version()) && takeUp(wanted);
    } catch (IOException e) {
      LOG.error("the models cannot be read: {} stays at work", version(), e);
      return false;
    }
  }

  private boolean takeUp(String wanted) {
    try {
      Optional<Understanding> found = find(wanted);
      found.ifPresentOrElse(this::takeUp, () -> refuse(wanted, "it is not there"));
      return found.isPresent();
    } catch (IOException e) {
      refuse(wanted, e.toString());
      return false;
    }
  }

  private void takeUp(Understanding found) {
    atWork.set(found);
    refused.set("");
    LOG.info("model {} is at work", found.version());
  }

  /** Says once what is looked for every few seconds. */
  private void refuse(String wanted, String why) {
    if (!wanted.equals(refused.getAndSet(wanted))) {
      LOG.error(
          "model {} is to be at work and cannot be read ({}); {} stays. retrain makes another,"
              + " retrain --restore shipped asks for none",
          wanted,
          why,
          version());
    }
  }

  private Optional<Understanding> find(String version) throws IOException {
    return version.equals(shipped.version()) ? Optional.of(shipped) : folder.find(version);
  }

  /** What the model at work makes of words, and why; empty where it knows nothing of them. */
  public Optional<Explanation> explain(String words) {
    return explain(atWork.get(), words);
  }

  /** The same by another version; empty, too, where that is not there any more. */
  public Optional<Explanation> explain(String version, String words) {
    try {
      return find(version).flatMap(model -> explain(model, words));
    } catch (IOException e) {
      LOG.error("model {} cannot be read", version, e);
      return Optional.empty();
    }
  }

  private static Optional<Explanation> explain(Understanding model, String words) {
    return model.read(words).services().stream()
        .findFirst()
        .map(likeliest -> model.explain(words, likeliest.label(), WORDS));
  }
}
