package ke.go.machakos.db.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProjectsTest {
  private final Database database = TestStores.get().database();
  private final Projects projects = new Projects(database);
  private final Remarks remarks = new Remarks(database);

  @BeforeAll
  static void seed() {
    TestData.sample();
  }

  @Test
  void the_projects_of_a_ward_come_by_name() {
    var inWard = projects.inWard("0401");
    assertThat(inWard)
        .hasSize(14)
        .extracting(Project::nameEn)
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    assertThat(projects.inWard("0389")).isEmpty();
    assertThat(inWard).allMatch(Project::sample);
  }

  @Test
  void a_project_is_found_by_its_reference() {
    var project = projects.find(Reference.parse("3010940").orElseThrow()).orElseThrow();
    assertThat(project.name("en")).isEqualTo("Machakos bus park paving");
    assertThat(project.name("sw")).isEqualTo("Kuweka lami kituo cha basi Machakos");
    assertThat(project.status()).isEqualTo(ProjectStatus.ONGOING);
    assertThat(project.departmentCode()).isEqualTo("ROADS");
    assertThat(project.location()).isPresent();
  }

  @Test
  void a_remark_loses_its_numbers_before_it_is_stored() {
    var reference = projects.inWard("0378").getFirst().reference();
    var said =
        new Remark(
            reference,
            Optional.empty(),
            Remark.Verdict.FALSE,
            Optional.of("Nobody works here. Call 0712 345-678"),
            "en",
            "ussd");
    database.<Long>write(tx -> remarks.add(tx, said, TestData.NOW));
    assertThat(remarks.of(reference, 5))
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.body()).contains("Nobody works here. Call ***678");
              assertThat(remark.verdict()).isEqualTo(Remark.Verdict.FALSE);
            });
  }
}
