package ke.go.machakos.db.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportDraftsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final ReportDraft FIRST = new ReportDraft(new Msisdn("+254712345678"), "maji\n2");
  private static final ReportDraft OTHER = new ReportDraft(new Msisdn("+254712345679"), "taka");

  private final Database database = TestStores.get().database();
  private final ReportDrafts drafts = new ReportDrafts(database, TestKeys.vault());

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @Test
  void a_report_is_found_until_it_is_taken_which_happens_once() {
    keep(FIRST, NOW.plusSeconds(60));
    assertThat(drafts.find(FIRST.from())).contains(FIRST);
    assertThat(drafts.find(OTHER.from())).isEmpty();
    assertThat(database.<Boolean>write(tx -> drafts.take(tx, FIRST.from()))).isTrue();
    assertThat(database.<Boolean>write(tx -> drafts.take(tx, FIRST.from()))).isFalse();
    assertThat(drafts.find(FIRST.from())).isEmpty();
  }

  @Test
  void those_whose_time_is_over_come_the_longest_overdue_first() {
    keep(FIRST, NOW);
    keep(OTHER, NOW.minusSeconds(1));
    assertThat(drafts.expired(NOW, 9)).containsExactly(OTHER, FIRST);
    assertThat(drafts.expired(NOW, 1)).containsExactly(OTHER);
    assertThat(drafts.expired(NOW.minusSeconds(2), 9)).isEmpty();
    keep(FIRST, NOW.plusSeconds(1));
    assertThat(drafts.expired(NOW, 9)).containsExactly(OTHER);
    assertThat(database.<Boolean>read(tx -> drafts.overdue(tx, FIRST.from(), NOW))).isFalse();
    assertThat(database.<Boolean>read(tx -> drafts.overdue(tx, OTHER.from(), NOW))).isTrue();
  }

  @Test
  void neither_number_nor_words_can_be_read_in_the_table() throws SQLException {
    keep(FIRST, NOW);
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement();
        var rows = statement.executeQuery("SELECT content_sealed FROM report_draft")) {
      assertThat(rows.next()).isTrue();
      assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
          .doesNotContain("maji")
          .doesNotContain("712345678");
    }
  }

  private void keep(ReportDraft draft, Instant expires) {
    database.<Boolean>write(
        tx -> {
          drafts.keep(tx, draft, expires);
          return true;
        });
  }
}
