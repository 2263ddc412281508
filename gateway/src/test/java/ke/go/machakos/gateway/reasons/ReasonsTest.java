package ke.go.machakos.gateway.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.applications.ApplicationRules;
import ke.go.machakos.gateway.promise.States;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.menus.page.Renderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonsTest {
  private static final Path COUNTY = TestData.CONFIG.resolve("county");
  private static final Map<Matter, Workflow> WORKFLOWS =
      Map.of(
          Matter.CASE,
          Workflow.read(COUNTY.resolve("case-transitions.csv"), States.SERVICE_REQUEST),
          Matter.PERMIT,
          Workflow.read(COUNTY.resolve("permit-transitions.csv"), ApplicationRules.STATES));

  @TempDir Path folder;

  /** The county's texts, some of them changed. */
  @BeforeEach
  void copyTexts() throws IOException {
    Files.createDirectories(folder.resolve("text"));
    for (String language : List.of("en", "sw", "kam")) {
      String name = language + ".properties";
      String texts = Files.readString(TestData.CONFIG.resolve("text").resolve(name));
      Files.writeString(folder.resolve("text").resolve(name), texts);
    }
  }

  private void add(String language, String line) throws IOException {
    Path file = folder.resolve("text").resolve(language + ".properties");
    Files.writeString(file, Files.readString(file) + "\n" + line + "\n");
  }

  private Reasons read(String lines) throws IOException {
    Path file = folder.resolve("reasons.csv");
    Files.writeString(file, "code,matter,actions\n" + lines);
    return Reasons.read(file, WORKFLOWS, Startup.texts(folder));
  }

  @Test
  void the_shipped_file_has_reasons_for_whatever_an_officer_must_give_one_for() {
    Renderer texts = Startup.texts(TestData.CONFIG);
    Reasons all = Startup.reasons(TestData.CONFIG, texts);
    Reasons permits = all.of(Matter.PERMIT);
    for (String action : List.of("send_back", "reject", "dismiss", "revoke")) {
      assertThat(permits.fitting(action)).as(action).isNotEmpty();
    }
    assertThat(permits.fitting("reject")).contains("DUPLICATE_APPLICATION");
    assertThat(permits.fitting("approve")).isEmpty();
    assertThat(all.of(Matter.CASE).fitting("reject"))
        .contains("NOT_COUNTY_MATTER", "PRIVATE_LAND")
        .doesNotContain("DUPLICATE_APPLICATION");
    assertThat(all.of(Matter.CASE).fitting("resolve")).isEmpty();
  }

  @Test
  void a_reason_that_is_given_no_more_stays_in_the_file_without_an_act() throws IOException {
    Reasons reasons = read("NO_ANSWER,permit,\nDUPLICATE_APPLICATION,permit,reject\n");
    assertThat(reasons.fitting("reject")).containsExactly("DUPLICATE_APPLICATION");
  }

  @Test
  void every_fault_is_reported_with_its_line() throws IOException {
    add("en", "reason.half_said = Half said");
    add("en", "reason.long_winded = " + "Long".repeat(16));
    add("sw", "reason.long_winded = Ndefu");
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(
            () ->
                read(
                    """
                    DUPLICATE_CASE,case,reject
                    DUPLICATE_CASE,permit,rejekt|send_back|send_back
                    NO_WORDS_AT_ALL,case,reject
                    HALF_SAID,cases,reject
                    LONG_WINDED,permit,reject
                    no answer,permit,reject
                    ,permit,reject
                    PRIVATE_LAND,case,revoke
                    """))
        .satisfies(
            faulty ->
                assertThat(faulty.faults())
                    .extracting(fault -> fault.line() + " " + fault.message())
                    .containsExactly(
                        "3 DUPLICATE_CASE is there twice",
                        "3 rejekt is nothing that is done with a permit (did you mean reject?)",
                        "3 action send_back is there twice",
                        "4 no text reason.no_words_at_all in en.properties",
                        "4 no text reason.no_words_at_all in sw.properties",
                        "5 no text reason.half_said in sw.properties",
                        "5 matter cases is not one of case, permit",
                        "6 reason.long_winded is 64 of 60 septets in en.properties",
                        "7 code no answer is not such as DUPLICATE_CASE, of at most 40 letters",
                        "8 code is empty",
                        "9 revoke is nothing that is done with a case"));
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(
            () ->
                Reasons.read(
                    folder.resolve("nowhere.csv"), WORKFLOWS, Startup.texts(TestData.CONFIG)))
        .withMessageContaining("nowhere.csv:1: the file is missing");
  }
}
