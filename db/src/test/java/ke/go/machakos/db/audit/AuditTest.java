package ke.go.machakos.db.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.generated.Tables;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00.123456Z");

  private final TestStores stores = TestStores.get();
  private final Database database = stores.database();
  private final Audit audit = new Audit(database);

  @BeforeEach
  void empty() {
    stores.reset();
  }

  @Test
  void an_empty_chain_is_whole_and_events_lengthen_it() {
    assertThat(audit.verify()).isEqualTo(new ChainCheck.Whole(0, "0".repeat(64)));
    assertThat(append("one")).isEqualTo(1);
    assertThat(append("two — ĩ")).isEqualTo(2);
    assertThat(audit.verify())
        .isInstanceOfSatisfying(ChainCheck.Whole.class, it -> assertThat(it.events()).isEqualTo(2));
  }

  @Test
  void many_at_once_make_one_chain() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var places = new ArrayList<Future<Long>>();
      for (int i = 0; i < 8; i++) {
        places.add(threads.submit(() -> append("event")));
      }
      for (var place : places) {
        assertThat(place.get()).isBetween(1L, 8L);
      }
    }
    assertThat(audit.verify())
        .isInstanceOfSatisfying(ChainCheck.Whole.class, it -> assertThat(it.events()).isEqualTo(8));
  }

  @Test
  void a_changed_a_removed_and_a_cut_off_event_are_found() throws SQLException {
    for (int i = 0; i < 4; i++) {
      append("event " + i);
    }
    tamper("UPDATE audit_event SET detail = 'other' WHERE id = 2");
    assertThat(audit.verify()).isEqualTo(new ChainCheck.Broken(2, "is not what was written"));
    tamper("DELETE FROM audit_event WHERE id = 2");
    assertThat(audit.verify()).isEqualTo(new ChainCheck.Broken(2, "is missing"));
    stores.reset();
    append("a");
    append("b");
    tamper("DELETE FROM audit_event WHERE id = 2");
    assertThat(audit.verify()).isEqualTo(new ChainCheck.Broken(2, "is missing"));
    stores.reset();
    append("a");
    tamper("DELETE FROM audit_head");
    assertThat(audit.verify()).isEqualTo(new ChainCheck.Broken(1, "is beyond the head"));
  }

  @Test
  void the_process_itself_may_not_change_an_event() {
    append("one");
    assertThatException()
        .isThrownBy(
            () -> database.<Integer>write(tx -> tx.jooq().deleteFrom(Tables.AUDIT_EVENT).execute()))
        .withMessageContaining("denied");
  }

  private long append(String detail) {
    return database.<Long>write(
        tx -> audit.append(tx, new AuditEvent("admin", "test", "permit/1010013", detail, NOW)));
  }

  private void tamper(String sql) throws SQLException {
    try (var owner = stores.owner();
        var statement = owner.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
