package ke.go.machakos.db.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.Test;

/** What is open among many permits that were issued. */
class OpenApplicationsTest {
  private static final String MANY =
      """
      INSERT INTO application (id, reference, type_code, ward_code, business_name_sealed,
          applicant_name_sealed, language, channel, state, level, round, steps_taken, reminders,
          sample, submitted_at, updated_at)
        SELECT 900000 + seq, CONCAT('x', seq), 'STALL', '0385', '', '', 'en', 'ussd', 'issued', 0,
            1, 0, 0, FALSE, '2026-01-01', '2026-01-01'
          FROM seq_1_to_5000
      """;

  private static final String OPEN =
      """
      SELECT * FROM application
        WHERE state IN ('submitted', 'resubmitted', 'inspected', 'appealed', 'approved', 'paid',
            'sent_back', 'rejected', 'billed')
        ORDER BY due_at IS NULL, due_at, id DESC LIMIT 200
      """;

  @Test
  void what_is_open_is_found_by_an_index_and_no_permit_that_was_issued_is() throws SQLException {
    TestData.county();
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      statement.execute(MANY);
      try (var plan = statement.executeQuery("EXPLAIN " + OPEN)) {
        assertThat(plan.next()).isTrue();
        assertThat(plan.getString("key")).isEqualTo("application_state");
        assertThat(plan.getLong("rows")).isLessThan(100);
      }
    }
    ApplicationFiles files = new ApplicationFiles(TestKeys.vault());
    assertThat(TestStores.get().database().<Integer>read(tx -> files.open(tx, 200).size()))
        .isZero();
  }
}
