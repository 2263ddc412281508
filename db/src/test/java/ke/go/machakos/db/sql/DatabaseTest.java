package ke.go.machakos.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.sql.DatabaseSettings.Credentials;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private final TestStores stores = TestStores.get();
  private final Database database = stores.database();

  @BeforeEach
  void empty() {
    stores.reset();
  }

  private static String value(Database database, String sql) {
    return database.read(tx -> String.valueOf(tx.jooq().fetchValue(sql)));
  }

  private int subCounties() {
    return database.read(tx -> tx.jooq().fetchCount(tx.jooq().select().from("sub_county")));
  }

  private static int add(Tx tx, String code) {
    return tx.jooq().execute("INSERT INTO sub_county VALUES (?, ?)", code, "name " + code);
  }

  @Test
  void a_write_is_one_transaction() {
    assertThatThrownBy(
            () ->
                database.write(
                    tx -> {
                      add(tx, "001");
                      throw new IllegalStateException("half way");
                    }))
        .hasMessage("half way");
    assertThat(subCounties()).isZero();

    assertThat(database.<Integer>write(tx -> add(tx, "001") + add(tx, "002"))).isEqualTo(2);
    assertThat(subCounties()).isEqualTo(2);
  }

  @Test
  void a_broken_rule_is_no_unavailable_store() {
    database.write(tx -> add(tx, "001"));
    assertThatThrownBy(() -> database.write(tx -> add(tx, "001")))
        .isInstanceOf(IntegrityConstraintViolationException.class);
  }

  @Test
  void a_transaction_that_a_deadlock_undid_runs_again() {
    database.write(tx -> add(tx, "001") + add(tx, "002"));
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    CompletableFuture<Integer> one = crossing(bothHoldOne, "001", "002");
    CompletableFuture<Integer> other = crossing(bothHoldOne, "002", "001");
    assertThat(one.join() + other.join()).as("runs of the two").isEqualTo(3);
  }

  private CompletableFuture<Integer> crossing(CyclicBarrier both, String first, String second) {
    String sql = "UPDATE sub_county SET name = CONCAT(name, '+') WHERE code = ?";
    int[] runs = {0};
    return CompletableFuture.supplyAsync(
        () ->
            database.write(
                tx -> {
                  tx.jooq().execute(sql, first);
                  if (runs[0]++ == 0) {
                    await(both);
                  }
                  tx.jooq().execute(sql, second);
                  return runs[0];
                }),
        Thread::startVirtualThread);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(5, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_happened_can_be_added_to_but_not_changed() {
    database.write(
        tx ->
            tx.jooq()
                .execute(
                    "INSERT INTO ledger_entry (cause, reason, posted_at) VALUES ('a', 'b', '2026-01-01')"));
    for (String sql :
        new String[] {
          "UPDATE ledger_entry SET reason = 'c'",
          "DELETE FROM ledger_entry",
          "UPDATE posting SET amount_kes = 0",
          "DELETE FROM audit_event",
          "UPDATE audit_entry SET detail = 'x'",
          "DELETE FROM audit_seal",
          "DELETE FROM audit_day",
          "UPDATE case_event SET action = 'x'",
          "DELETE FROM case_event",
          "UPDATE consent SET given = 1",
          "UPDATE fee_rule SET amount_kes = 0",
          "DELETE FROM fee_waiver",
          "UPDATE revenue_reconciliation SET faults = 0",
          "DELETE FROM revenue_difference",
          "DELETE FROM flyway_schema_history",
          "TRUNCATE sub_county",
          "CREATE TABLE mine (id INT)"
        }) {
      assertThatThrownBy(() -> database.write(tx -> tx.jooq().execute(sql)))
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("denied");
    }
  }

  @Test
  void what_an_older_version_might_change_is_taken_from_it() throws SQLException {
    String account = value(database, "SELECT CURRENT_USER()").replace("@", "'@'");
    try (Connection owner = stores.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("GRANT UPDATE, DELETE ON case_event TO '" + account + "'");
    }
    try (Database again = Database.open(stores.settings(), 1)) {
      for (String sql : List.of("UPDATE case_event SET action = 'x'", "DELETE FROM case_event")) {
        assertThatThrownBy(() -> again.write(tx -> tx.jooq().execute(sql)))
            .as(sql)
            .hasMessageContaining("denied");
      }
    }
  }

  @Test
  void opening_again_changes_nothing_and_one_account_may_do_both() {
    Credentials owner = stores.settings().owner().orElseThrow();
    DatabaseSettings alone =
        new DatabaseSettings(
            stores.settings().url(), owner.user(), owner.password(), Optional.empty());
    for (DatabaseSettings settings : new DatabaseSettings[] {stores.settings(), alone}) {
      try (Database again = Database.open(settings, 1)) {
        assertThat(again.answers()).isTrue();
      }
    }
  }

  @Test
  void of_several_hosts_one_that_lives_is_enough() {
    DatabaseSettings settings = stores.settings();
    String several = settings.url().replace("//", "//127.0.0.1:1,");
    try (Database again =
        Database.open(
            new DatabaseSettings(several, settings.user(), settings.password(), settings.owner()),
            1)) {
      assertThat(value(again, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void times_are_utc_and_come_back_to_the_millisecond() {
    LocalDateTime time = LocalDateTime.parse("2026-03-29T02:30:00.123");
    database.write(
        tx ->
            tx.jooq()
                .execute(
                    "INSERT INTO ledger_entry (cause, reason, posted_at) VALUES ('t', 'b', ?)",
                    time));
    assertThat(
            LocalDateTime.parse(
                value(database, "SELECT posted_at FROM ledger_entry").replace(' ', 'T')))
        .isCloseTo(time, within(0, ChronoUnit.MILLIS));
    assertThat(value(database, "SELECT @@session.time_zone")).isEqualTo("+00:00");
  }

  @Test
  void a_statement_that_takes_too_long_is_given_up() {
    long start = System.nanoTime();
    assertThatThrownBy(() -> value(database, "SELECT SLEEP(20)"))
        .isInstanceOf(StoreUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
  }

  @Test
  void a_database_that_is_down_fails_fast_and_is_found_again() {
    failsFastAndRecovers(stores::stopMariaDb);
    failsFastAndRecovers(stores::killMariaDb);
  }

  @Test
  void a_database_that_hangs_fails_fast_and_is_found_again() {
    database.write(tx -> add(tx, "001"));
    stores.freezeMariaDb();
    try {
      for (int call = 0; call < 3; call++) {
        long start = System.nanoTime();
        assertThatThrownBy(this::subCounties).isInstanceOf(StoreUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      }
      assertThat(database.answers()).isFalse();
    } finally {
      stores.thawMariaDb();
    }
    assertThat(subCounties()).isEqualTo(1);
  }

  @Test
  void a_database_that_is_not_there_is_refused_at_once() {
    DatabaseSettings nowhere =
        new DatabaseSettings("jdbc:mariadb://127.0.0.1:1/mlango", "u", "secret", Optional.empty());
    assertThatThrownBy(() -> Database.open(nowhere, 1))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageNotContaining("secret");
  }

  private void failsFastAndRecovers(Runnable end) {
    database.write(tx -> tx.jooq().execute("DELETE FROM sub_county") + add(tx, "001"));
    end.run();
    try {
      for (int call = 0; call < 3; call++) {
        long start = System.nanoTime();
        assertThatThrownBy(this::subCounties).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> database.write(tx -> add(tx, "002")))
            .isInstanceOf(StoreUnavailable.class);
        assertThat(database.answers()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as("a read, a write and a check")
            .isLessThan(Duration.ofSeconds(5));
      }
    } finally {
      stores.startMariaDb();
    }
    assertThat(database.answers()).isTrue();
    assertThat(subCounties()).isEqualTo(1);
  }
}
