package ke.go.machakos.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import ke.go.machakos.db.cases.Corrections;
import ke.go.machakos.gateway.learning.ModelFolder;
import ke.go.machakos.gateway.learning.Promotion;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.nlp.Retraining;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retrain}: exit code 0 when a model is at work that was not, 1 when it was refused. */
@Command(
    name = "retrain",
    description = "Teach the shipped model what officers corrected.",
    footer = "Takes half a minute. A running gateway takes the new model up within seconds.")
public final class RetrainCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final Callable<Retraining> retraining;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(
      names = "--restore",
      paramLabel = "VERSION",
      description = "put an earlier model back to work, or the one of the build: shipped")
  private @Nullable String restored;

  @Option(names = "--list", description = "say which models there are, and which is at work")
  private boolean list;

  public RetrainCommand(Map<String, String> environment) {
    this(environment, Retraining::shipped);
  }

  RetrainCommand(Map<String, String> environment, Callable<Retraining> retraining) {
    this.environment = environment;
    this.retraining = retraining;
  }

  @Override
  public Integer call() throws Exception {
    return SettingsReader.read(config.path(), environment).run(System.err, this::run);
  }

  private int run(Settings settings) throws Exception {
    ModelFolder folder = ModelFolder.in(settings.dataDirectory());
    String version = restored;
    if (version != null) {
      return restore(folder, version);
    }
    return list ? list(folder) : learn(settings, folder);
  }

  private static int restore(ModelFolder folder, String version) throws IOException {
    if (!Promotion.restore(folder, version)) {
      return refused("there is no model " + version + "; see retrain --list");
    }
    System.out.println(version + " is at work");
    return 0;
  }

  private static int list(ModelFolder folder) throws IOException {
    String active = folder.active().orElse(ModelFolder.SHIPPED);
    System.out.println(line(ModelFolder.SHIPPED, active));
    folder.versions().forEach(version -> System.out.println(line(version, active)));
    return 0;
  }

  private static String line(String version, String active) {
    return version + (version.equals(active) ? " (at work)" : "");
  }

  private int learn(Settings settings, ModelFolder folder) throws Exception {
    Optional<CommandDatabase> opened = CommandDatabase.open(settings);
    if (opened.isEmpty()) {
      return refused("there is no data folder " + settings.dataDirectory());
    }
    List<Corrections.Lesson> lessons;
    try (CommandDatabase stores = opened.get()) {
      Corrections corrections = new Corrections(Startup.vault(settings, stores.database()));
      lessons = stores.database().read(corrections::lessons);
    }
    System.out.println(lessons.size() + " corrected cases");
    return switch (new Promotion(folder, retraining.call()).learn(lessons)) {
      case Promotion.Learnt.NothingToLearn none -> refused("nothing to learn from");
      case Promotion.Learnt.Tried(String before, Retraining.Trial trial) -> told(before, trial);
    };
  }

  private static int told(String before, Retraining.Trial trial) {
    System.out.println("held-out messages whose service was found at first:");
    System.out.printf(
        "%-9s %8s %16s %16s%n", "language", "messages", before, trial.model().version());
    trial.lines().forEach(it -> System.out.println(line(it)));
    if (!trial.passes()) {
      return refused(
          "refused: a language drops, and not one message may be lost; " + before + " stays");
    }
    System.out.println(
        trial.model().version() + " is at work; back with: retrain --restore " + before);
    return 0;
  }

  private static String line(Retraining.Line it) {
    return String.format(
        Locale.ROOT,
        "%-9s %8d %9d (%.3f) %9d (%.3f)%s",
        it.language(),
        it.messages(),
        it.before(),
        share(it.before(), it),
        it.after(),
        share(it.after(), it),
        it.drops() ? " drops" : "");
  }

  private static double share(int right, Retraining.Line of) {
    return of.messages() == 0 ? 0 : (double) right / of.messages();
  }

  private static int refused(String message) {
    System.err.println(message);
    return 1;
  }
}
