package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final List<String> WATER =
      List.of(
          "hakuna maji",
          "maji yamekatika",
          "no water since morning",
          "the tap is dry",
          "bomba la maji limepasuka");
  private static final List<String> ROAD =
      List.of(
          "barabara mbaya",
          "pothole on the road",
          "barabara ina mashimo",
          "the road is cut",
          "daraja limevunjika");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void the_shipped_model_reads_a_message_whole() {
    assertThat(run("hakuna maji Kithimani tangu jumatatu\nxqz\n", "classify")).isZero();
    List<String> lines = said().lines().toList();
    assertThat(lines.getFirst())
        .startsWith("{\"language\":\"sw\",\"services\":[{\"code\":\"WATER_SUPPLY\",\"p\":")
        .contains("\"urgency\":\"", "\"wards\":[\"0378\"]");
    assertThat(lines.get(1)).contains("\"decision\":\"human\"");
  }

  @Test
  void a_model_trained_on_a_file_ranks_and_abstains_where_it_knows_nothing() throws IOException {
    Path model = folder.resolve("model.bin");
    assertThat(run("", "train", "--data", data().toString(), "--model", model.toString())).isZero();
    out.reset();
    assertThat(run("hakuna majiii kabisa\nxqz 日本\n\n", "classify", "--model", model.toString()))
        .isZero();
    List<String> lines = said().lines().toList();
    assertThat(lines.getFirst())
        .containsPattern("\"services\":.\\{\"code\":\"WATER\",\"p\":(0[.]9|1[.]0)")
        .containsPattern("\"decision\":\"(route|ask)\"");
    assertThat(lines.get(1)).contains("\"services\":[]", "\"decision\":\"human\"");
    assertThat(lines.get(2)).contains("\"services\":[]", "\"decision\":\"human\"");
  }

  @Test
  void evaluation_prints_its_figures_with_a_model_and_without() throws IOException {
    Path model = folder.resolve("model.bin");
    run("", "train", "--data", data().toString(), "--model", model.toString());
    assertThat(run("", "evaluate", "--data", data().toString(), "--model", model.toString()))
        .isZero();
    assertThat(run("", "evaluate", "--data", data().toString())).isZero();
    assertThat(said())
        .contains("accuracy                   1.000")
        .contains(
            "macro-F1", "top-3", "calibration error", "coverage at 95 % accuracy", "confusion")
        .containsPattern("WATER +25");
  }

  @Test
  void a_folder_of_messages_is_measured_by_language_and_what_was_misread_is_listed()
      throws IOException {
    Files.writeString(
        folder.resolve("en.tsv"),
        """
        PRAISE\troutine\ten\ta-1\t0378\tthank you for the new road in Kithimani
        LIQUOR\troutine\ten\ta-1\t-\thow do I pay my bill
        """);
    Path misread = folder.resolve("misread.txt");
    assertThat(
            run(
                "",
                "evaluate",
                "--data",
                folder.toString(),
                "--services",
                "../config/county/complaint-services.csv",
                "--report",
                misread.toString()))
        .isZero();
    assertThat(said())
        .contains(
            "| figure | en |\n|---|--:|\n| messages | 2 |\n",
            "| service, first | 0.500 |",
            "| department | 0.500 |")
        .contains("| ward, recall | 1.000 |", "- LIQUOR taken for ENQUIRY: 1");
    assertThat(Files.readAllLines(misread))
        .singleElement()
        .asString()
        .startsWith("en\tLIQUOR\tENQUIRY\troutine\troutine\t")
        .endsWith("\thow do I pay my bill");
    assertThat(run("", "evaluate", "--data", folder.toString())).isEqualTo(Main.MISUSED);
    assertThat(
            run("", "evaluate", "--data", Files.createDirectory(folder.resolve("none")).toString()))
        .isEqualTo(Main.MISUSED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("none holds no messages");
  }

  @Test
  void bad_data_is_named_by_its_line_and_wrong_use_shows_the_usage() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.tsv"), "WATER\tmaji\nno tab here\n");
    assertThat(run("", "train", "--data", bad.toString(), "--model", "x")).isEqualTo(Main.MISUSED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("bad.tsv:2 is not label<TAB>text")
        .contains("usage:");
    assertThat(run("", "guess")).isEqualTo(Main.MISUSED);
    assertThat(run("", "train", "--data")).isEqualTo(Main.MISUSED);
    assertThat(run("", "evaluate", "--data", folder.resolve("absent.tsv").toString()))
        .isEqualTo(Main.FAILED);
  }

  private Path data() throws IOException {
    List<String> lines =
        IntStream.range(0, 25)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        "WATER\t" + WATER.get(i % 5) + " tafadhali", "ROAD\t" + ROAD.get(i % 5)))
            .toList();
    return Files.write(folder.resolve("data.tsv"), lines);
  }

  private int run(String input, String... arguments) {
    return new Main(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
