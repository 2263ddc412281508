package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.CaseBoard;
import ke.go.machakos.db.cases.Corrections;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.learning.ModelFolder;
import ke.go.machakos.gateway.learning.Models;
import ke.go.machakos.gateway.learning.Promotion;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.nlp.Retraining;
import ke.go.machakos.nlp.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Officers' corrections become a model that reads, over real stores and three services. */
class RetrainCommandTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final String ODD = "kibandaski";

  private static Optional<Retraining> small = Optional.empty();

  @TempDir Path folder;

  private Map<String, String> environment = Map.of();
  private Vault vault = Keys.passing();

  @BeforeAll
  static void train() throws IOException {
    small = Optional.of(Retraining.over(Set.of("WATER_SUPPLY", "GARBAGE", "ROAD_DAMAGE")));
  }

  @BeforeEach
  void prepare() throws IOException {
    TestData.county();
    Path keys = folder.resolve("keys.json");
    Keys.create(keys);
    vault = Keys.open(keys);
    DatabaseSettings database = TestStores.get().settings();
    Map<String, String> set = new HashMap<>();
    set.put("GATEWAY_MODE", "demo");
    set.put("GATEWAY_KEYS", keys.toString());
    set.put("GATEWAY_DATA_DIR", folder.toString());
    set.put("GATEWAY_DATABASE_URL", database.url());
    set.put("GATEWAY_DATABASE_USER", database.user());
    set.put("GATEWAY_DATABASE_PASSWORD", database.password());
    set.put("GATEWAY_REDIS_URL", TestStores.get().redisUri().toString());
    environment = set;
  }

  private int run(String... words) {
    List<String> all =
        Stream.concat(Stream.of("--config", TestData.CONFIG.toString()), Stream.of(words)).toList();
    return new CommandLine(new RetrainCommand(environment, small::orElseThrow))
        .execute(all.toArray(String[]::new));
  }

  private Models models() {
    return Models.open(ModelFolder.in(folder), small.orElseThrow().base());
  }

  private static String first(Verdict verdict) {
    return verdict.services().isEmpty() ? "" : verdict.services().getFirst().label();
  }

  private static Report report(String words, Report.Guess guess) {
    return new Report(
        Optional.empty(),
        "CUSTOMER_CARE",
        Optional.empty(),
        Optional.empty(),
        words,
        Optional.empty(),
        Privacy.UNNAMED,
        "en",
        "ussd",
        "routine",
        Optional.of(guess),
        Optional.empty());
  }

  /** An officer sorts a case of these words. */
  private Reference corrected(String words, String service, String version) {
    CaseDesk desk = Startup.cases(TestData.CONFIG, DATABASE, vault);
    var officer = new Actor.Staff(Role.OFFICER, Optional.empty());
    var nobody = new CaseDesk.Reporter(officer, Optional.empty(), Optional.empty(), true);
    Report report = report(words, new Report.Guess(version, 0.4));
    Instant now = TestData.NOW;
    return DATABASE.write(
        tx -> {
          Reference reference = desk.open(tx, report, nobody, now).reference();
          assertThat(desk.sort(tx, reference, officer, service, now))
              .isInstanceOf(Acted.Done.class);
          return reference;
        });
  }

  @Test
  void twenty_corrections_teach_a_model_that_takes_over_and_one_command_brings_back_the_old() {
    Models models = models();
    String old = models.version();
    String meant = first(models.read(ODD)).equals("GARBAGE") ? "ROAD_DAMAGE" : "GARBAGE";
    assertThat(run()).isEqualTo(1); // there is nothing to learn from
    Reference reference = corrected(ODD, meant, old);
    IntStream.range(1, 20).forEach(i -> corrected(ODD, meant, old));
    assertThat(run()).isZero();
    assertThat(models.look()).isTrue();
    assertThat(first(models.read(ODD))).isEqualTo(meant);
    assertThat(models.read(ODD).model()).isEqualTo(models.version()).isNotEqualTo(old);
    assertThat(models().version()).isEqualTo(models.version());
    var line = new CaseBoard(DATABASE, vault).find(reference).orElseThrow();
    assertThat(line.guess().orElseThrow().modelVersion()).isEqualTo(old);
    assertThat(models.explain(ODD).orElseThrow().service()).isEqualTo(meant);
    assertThat(models.explain(old, ODD).map(it -> it.service())).isNotEqualTo(Optional.of(meant));
    String fresh = models.version();
    assertThat(run("--list")).isZero();
    assertThat(run("--restore", "shipped")).isZero();
    assertThat(models.look()).isTrue();
    assertThat(models.version()).isEqualTo(old);
    assertThat(first(models.read(ODD))).isNotEqualTo(meant);
    assertThat(run("--restore", fresh)).isZero();
    assertThat(models.look()).isTrue();
    assertThat(run("--restore", "1-00000000")).isEqualTo(1);
    assertThat(models.look()).isFalse();
    assertThat(models.version()).isEqualTo(fresh);
  }

  @Test
  void what_would_make_a_language_worse_is_refused_and_the_model_at_work_stays()
      throws IOException {
    ModelFolder kept = ModelFolder.in(folder);
    List<Corrections.Lesson> wrong =
        texts("sw", "WATER_SUPPLY").stream()
            .flatMap(text -> Stream.of(text, text, text))
            .map(
                text ->
                    new Corrections.Lesson(Reference.of(Reference.Kind.CASE, 1), text, "GARBAGE"))
            .toList();
    var learnt = new Promotion(kept, small.orElseThrow()).learn(wrong);
    assertThat(learnt).isInstanceOf(Promotion.Learnt.Tried.class);
    assertThat(((Promotion.Learnt.Tried) learnt).trial().passes()).isFalse();
    assertThat(kept.active()).isEmpty();
    assertThat(kept.versions()).isEmpty();
  }

  @Test
  void a_model_that_cannot_be_read_leaves_the_one_at_work() throws IOException {
    Models models = models();
    Path there = Files.createDirectories(folder.resolve("models"));
    Files.writeString(there.resolve("7-0123abcd.model"), "no model");
    Files.writeString(there.resolve("active"), "7-0123abcd\n");
    assertThat(models.look()).isFalse();
    assertThat(models.version()).isEqualTo(small.orElseThrow().base().version());
    Files.writeString(there.resolve("active"), "../../etc/passwd\n");
    assertThat(models.look()).isFalse();
  }

  @Test
  void a_model_of_an_older_program_is_learnt_past() throws IOException {
    Models models = models();
    Path there = Files.createDirectories(folder.resolve("models"));
    Files.writeString(there.resolve("7-0123abcd.model"), "what an older program wrote");
    Files.writeString(there.resolve("active"), "7-0123abcd\n");
    String meant = first(models.read(ODD)).equals("GARBAGE") ? "ROAD_DAMAGE" : "GARBAGE";
    IntStream.range(0, 20).forEach(i -> corrected(ODD, meant, "7-0123abcd"));
    assertThat(run()).isZero();
    assertThat(models.look()).isTrue();
    assertThat(first(models.read(ODD))).isEqualTo(meant);
  }

  private static List<String> texts(String language, String service) throws IOException {
    var file =
        Objects.requireNonNull(
            Retraining.class.getResourceAsStream("seed/train/" + language + ".tsv"));
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.split("\t", -1))
          .filter(fields -> fields[0].equals(service))
          .map(fields -> fields[5])
          .toList();
    }
  }
}
