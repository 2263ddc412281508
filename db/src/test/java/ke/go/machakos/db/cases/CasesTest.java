package ke.go.machakos.db.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CasesTest {
  private final Cases cases = new Cases(TestStores.get().database(), TestKeys.vault());

  @BeforeAll
  static void seed() {
    TestData.sample();
  }

  @Test
  void a_case_is_found_by_the_reference_that_its_reporter_was_given() {
    Reference reference = open(report("no water since Monday, call 0712345678"));
    assertThat(reference.kind()).isEqualTo(Reference.Kind.CASE);
    Case found = cases.find(reference).orElseThrow();
    assertThat(found.service()).contains("WATER_SUPPLY");
    assertThat(found.state()).isEqualTo("received");
    assertThat(found.dueAt()).isEmpty();
    assertThat(found.openedAt()).isEqualTo(TestData.NOW);
  }

  @Test
  void a_number_in_the_words_is_hidden_before_they_are_kept() {
    Reference reference = open(report("no water, call 0712345678"));
    assertThat(cases.words(reference).orElseThrow())
        .startsWith("no water, call ")
        .doesNotContain("0712345678");
  }

  @Test
  void a_report_whose_transaction_fails_leaves_no_case() {
    Reference before = open(report("first"));
    assertThatThrownBy(
            () ->
                TestStores.get()
                    .database()
                    .write(
                        tx -> {
                          cases.open(tx, report("second"), Optional.empty(), TestData.NOW);
                          throw new IllegalStateException("after the case");
                        }))
        .hasMessage("after the case");
    assertThat(cases.find(Reference.of(Reference.Kind.CASE, before.sequence() + 1))).isEmpty();
  }

  @Test
  void what_takes_up_a_closed_case_is_found_by_an_index() throws SQLException {
    open(report("no water"));
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement();
        var plan =
            statement.executeQuery(
                "EXPLAIN SELECT * FROM service_case WHERE linked_to = '4000014'"
                    + " AND closed_at IS NULL ORDER BY id DESC LIMIT 1")) {
      assertThat(plan.next()).isTrue();
      assertThat(plan.getString("type")).isEqualTo("ref");
      assertThat(plan.getString("key")).isEqualTo("case_linked");
    }
  }

  private Reference open(Report report) {
    return TestStores.get()
        .database()
        .write(tx -> cases.open(tx, report, Optional.empty(), TestData.NOW));
  }

  static Report report(String words) {
    return new Report(
        Optional.of("WATER_SUPPLY"),
        "WATER",
        Optional.of("0378"),
        Optional.of("near the market"),
        words,
        Optional.empty(),
        Privacy.UNNAMED,
        "en",
        "ussd",
        "routine",
        Optional.of(new Report.Guess("test", 0.91)),
        Optional.empty());
  }
}
