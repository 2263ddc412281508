package ke.go.machakos.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.seed.FaultyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowTest {
  private static final String HEAD = "from,action,to,roles,reason_required,citizen_message\n";

  private static final States DOOR =
      new States(Set.of("open", "shut", "walled"), "open", Set.of("walled"));

  @TempDir Path folder;

  private final Workflow shipped =
      Workflow.read(TestData.CONFIG.resolve("county/case-transitions.csv"), States.SERVICE_REQUEST);

  @Test
  void the_shipped_table_leads_from_received_to_closed() {
    assertThat(to("received", "assign", Role.SYSTEM)).isEqualTo("assigned");
    assertThat(to("assigned", "start", Role.OFFICER)).isEqualTo("in_progress");
    assertThat(to("in_progress", "escalate", Role.SYSTEM)).isEqualTo("escalated");
    assertThat(to("escalated", "escalate", Role.SYSTEM)).isEqualTo("escalated");
    assertThat(to("escalated", "resolve", Role.CHIEF_OFFICER)).isEqualTo("resolved");
    assertThat(to("resolved", "reopen", Role.CITIZEN)).isEqualTo("reopened");
    assertThat(to("reopened", "resolve", Role.OFFICER)).isEqualTo("resolved");
    assertThat(to("resolved", "confirm", Role.CITIZEN)).isEqualTo("closed");
    assertThat(to("resolved", "close", Role.SYSTEM)).isEqualTo("closed");
  }

  @Test
  void no_officer_closes_or_reopens_what_only_the_citizen_can_judge() {
    for (Role role : Role.values()) {
      assertThat(shipped.allowed("resolved", "confirm", role).isPresent())
          .isEqualTo(role == Role.CITIZEN);
      assertThat(shipped.open("closed", role)).isEmpty();
    }
    assertThat(shipped.allowed("resolved", "reopen", Role.OFFICER)).isEmpty();
    assertThat(shipped.allowed("in_progress", "resolve", Role.CITIZEN)).isEmpty();
  }

  @Test
  void whoever_may_reject_must_say_why_and_every_other_act_needs_no_reason() {
    for (String state : States.SERVICE_REQUEST.all()) {
      for (Role role : Role.values()) {
        assertThat(shipped.open(state, role))
            .allMatch(each -> each.reasonRequired() == each.action().equals("reject"))
            .allMatch(each -> !each.action().equals("comment") || each.to().equals(state));
      }
    }
  }

  @Test
  void the_clock_can_escalate_every_state_in_which_somebody_still_has_to_act() {
    for (String state : List.of("received", "assigned", "in_progress", "escalated", "reopened")) {
      assertThat(to(state, "escalate", Role.SYSTEM)).isEqualTo("escalated");
    }
  }

  @Test
  void a_state_or_an_act_that_nobody_knows_is_not_allowed() {
    assertThat(shipped.allowed("lost", "assign", Role.SYSTEM)).isEmpty();
    assertThat(shipped.allowed("received", "eat", Role.SYSTEM)).isEmpty();
  }

  @Test
  void every_fault_is_reported_with_its_line() throws IOException {
    assertThat(
            faults(
                """
                open,shut,shutt,officer,no,
                open,knock,open,oficer|citizen,maybe,Come in
                open,knock,open,citizen|citizen,no,
                shut,paint,shut,officer,no,
                walled,break,open,officer,no,
                ,,,,,
                """))
        .containsExactlyInAnyOrder(
            "2 to shutt is not a state (did you mean shut?)",
            "3 oficer is not a role (did you mean officer?)",
            "3 reason_required maybe is not one of no, yes",
            "3 citizen_message Come in is not a key such as case.closed",
            "4 role citizen is there twice",
            "4 citizen may knock what is open already by line 3",
            "5 nothing leads to shut",
            "2 open is a dead end, and not a final state",
            "6 nothing leads to walled",
            "6 walled is an end, and nothing leaves it",
            "7 from is empty",
            "7 action is empty",
            "7 to is empty",
            "7 roles is empty",
            "7 reason_required is empty");
  }

  @Test
  void states_that_go_round_without_an_end_are_dead_ends_and_one_without_a_line_is_missed()
      throws IOException {
    assertThat(faults("open,shut,shut,officer,no,\nshut,open,open,officer,no,\n"))
        .containsExactly(
            "1 nothing leads to walled",
            "2 open is a dead end, and not a final state",
            "2 shut is a dead end, and not a final state");
  }

  @Test
  void a_missing_file_and_wrong_columns_are_faults_alone() throws IOException {
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> Workflow.read(folder.resolve("none.csv"), DOOR))
        .withMessageContaining("none.csv:1: the file is missing");
    Path file = folder.resolve("wrong.csv");
    Files.writeString(file, "from,to\nopen,shut\n");
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> Workflow.read(file, DOOR))
        .satisfies(faulty -> assertThat(faulty.faults()).hasSize(1));
  }

  private String to(String state, String action, Role role) {
    return shipped.allowed(state, action, role).orElseThrow().to();
  }

  private List<String> faults(String lines) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, HEAD + lines);
    try {
      Workflow.read(file, DOOR);
      return List.of();
    } catch (FaultyFiles faulty) {
      return faulty.faults().stream().map(it -> it.line() + " " + it.message()).toList();
    }
  }
}
