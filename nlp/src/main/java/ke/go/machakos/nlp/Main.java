package ke.go.machakos.nlp;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The command line: {@code classify [--model FILE]}, {@code train --data FILE --model FILE}, {@code
 * evaluate --data FILE [--model FILE]}, {@code evaluate --data FOLDER --services FILE [--model
 * FILE] [--report FILE]}.
 */
public final class Main {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int MISUSED = 2;

  /** {@code classify} ran without a trained model: every message was given to a human. */
  static final int NO_MODEL = 3;

  private static final int CONFUSIONS = 20;

  private static final String USAGE =
      """
      usage: nlp classify [--model FILE]               one message a line in, one JSON object a line out
             nlp train    --data FILE.tsv --model FILE  learn from label<TAB>text lines
             nlp evaluate --data FILE.tsv [--model FILE] measure a model, or, without one, three-fold on the file itself
             nlp evaluate --data FOLDER --services FILE.csv [--model FILE] [--report FILE]
                                                        measure the county's model on messages of six fields, by language;
                                                        the report lists each message that was misread
      exit:  0 done, 1 failed, 2 wrong use or bad data, 3 classified without a model (all to a human)
      """;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  Main(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Main(System.in, out, System.err).run(arguments));
  }

  int run(String... arguments) {
    try {
      Map<String, Path> options = options(arguments);
      return switch (arguments.length == 0 ? "" : arguments[0]) {
        case "classify" -> classify(Optional.ofNullable(options.get("--model")));
        case "build-county" -> buildCounty(options);
        case "train" -> train(demanded(options, "--data"), demanded(options, "--model"));
        case "evaluate" ->
            Files.isDirectory(demanded(options, "--data"))
                ? evaluateCounty(options)
                : evaluate(
                    demanded(options, "--data"), Optional.ofNullable(options.get("--model")));
        default -> throw new IllegalArgumentException("say classify, train or evaluate");
      };
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return MISUSED;
    } catch (IOException e) {
      err.println("failed: " + e);
      return FAILED;
    }
  }

  private int classify(Optional<Path> file) throws IOException {
    Optional<Function<String, Verdict>> reader =
        file.isPresent() ? Optional.of(reader(file.get())) : shipped();
    if (reader.isEmpty()) {
      err.println("No model has been trained yet (see `train`), so every message goes to a human.");
    }
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String message = line;
      out.println(reader.map(it -> it.apply(message)).orElse(Verdict.HUMAN).json());
    }
    return reader.isEmpty() ? NO_MODEL : DONE;
  }

  private static Optional<Function<String, Verdict>> shipped() throws IOException {
    Optional<Understanding> county = Understanding.shipped();
    return county.map(it -> it::read);
  }

  /** A model of the county's messages, or of any labelled texts. */
  private static Function<String, Verdict> reader(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (Understanding.begins(bytes)) {
      Understanding county = Understanding.read(new ByteArrayInputStream(bytes));
      return county::read;
    }
    Classifier classifier = Classifier.load(file);
    return message -> Verdict.of(classifier, message);
  }

  private int buildCounty(Map<String, Path> options) throws IOException {
    CountyBuild build =
        new CountyBuild(demanded(options, "--data"), demanded(options, "--services"));
    out.println(build.into(demanded(options, "--model"), demanded(options, "--report")));
    return DONE;
  }

  private int train(Path data, Path model) throws IOException {
    List<Labelled> texts = Labelled.read(data);
    Classifier.train(texts).save(model);
    out.println("trained on " + texts.size() + " messages: " + model);
    return DONE;
  }

  private int evaluate(Path data, Optional<Path> model) throws IOException {
    List<Labelled> texts = Labelled.read(data);
    List<Prediction> predictions =
        model.isPresent()
            ? Prediction.of(texts, Classifier.load(model.get()))
            : Folds.predict(texts, Classifier::train);
    out.print(Report.of(new Evaluation(predictions)));
    return DONE;
  }

  private int evaluateCounty(Map<String, Path> options) throws IOException {
    Path model = options.get("--model");
    Optional<Understanding> county =
        model == null
            ? Understanding.shipped()
            : Optional.of(Understanding.read(new ByteArrayInputStream(Files.readAllBytes(model))));
    if (county.isEmpty()) {
      err.println("No model has been trained yet (see `train`).");
      return NO_MODEL;
    }
    List<Message> messages = Message.readAll(demanded(options, "--data"));
    if (messages.isEmpty()) {
      throw new IllegalArgumentException(options.get("--data") + " holds no messages");
    }
    CountyReport report =
        new CountyReport(
            county.get(), messages, CountyReport.departments(demanded(options, "--services")));
    out.print(report.table() + "\n" + report.confusions(CONFUSIONS));
    Path misread = options.get("--report");
    if (misread != null) {
      Files.writeString(misread, report.misread());
    }
    return DONE;
  }

  private static Map<String, Path> options(String... arguments) {
    Map<String, Path> options = new HashMap<>();
    for (int i = 1; i < arguments.length; i += 2) {
      if (!List.of("--data", "--model", "--services", "--report").contains(arguments[i])
          || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "cannot understand " + String.join(" ", Arrays.asList(arguments)));
      }
      options.put(arguments[i], Path.of(arguments[i + 1]));
    }
    return options;
  }

  private static Path demanded(Map<String, Path> options, String name) {
    Path value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
