package ke.go.machakos.db.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.time.Duration;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
  private final Log log = new Log();

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @Test
  void an_empty_chain_is_whole_and_sealed_events_lengthen_it() {
    assertThat(log.verify()).isEqualTo(new ChainCheck.Whole(0, "0".repeat(64), 0, 0));
    long one = log.append("one");
    assertThat(log.append("two — ĩ 🌍\\ ''  ")).isGreaterThan(one);
    assertThat(log.audit.unsealedOrNaN()).isEqualTo(2);
    assertThat(log.verify())
        .as("written a moment ago")
        .isEqualTo(new ChainCheck.Whole(0, "0".repeat(64), 0, 2));
    assertThat(log.sealer.sealAll(Log.NOW).events()).isEqualTo(2);
    assertThat(log.sealer.sealAll(Log.NOW)).isEqualTo(Sealed.NOTHING);
    assertThat(log.audit.unsealedOrNaN()).isZero();
    assertThat(log.verify()).isEqualTo(new ChainCheck.Whole(2, log.heads().getLast().hash(), 0, 0));
  }

  @Test
  void more_than_a_batch_is_sealed_in_one_run() {
    int many = 2 * Sealer.BATCH + 1;
    log.database.write(
        tx -> {
          for (int i = 0; i < many; i++) {
            log.audit.append(tx, Log.event("event " + i));
          }
          return 0;
        });
    assertThat(log.sealer.sealAll(Log.NOW).events()).isEqualTo(many);
    assertThat(log.verify(log.heads()))
        .isEqualTo(new ChainCheck.Whole(many, log.heads().getLast().hash(), 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit_entry", "audit_seal", "audit_day"})
  void the_process_itself_may_change_and_remove_nothing(String table) {
    log.fill(1, Log.NOW);
    log.sealer.sealAll(Log.NOW.plus(Duration.ofDays(1)));
    String column = table.equals("audit_entry") ? "detail" : "hash";
    for (String sql :
        new String[] {
          "DELETE FROM " + table,
          "UPDATE " + table + " SET " + column + " = 'x'",
          "TRUNCATE " + table,
          "DROP TABLE " + table
        }) {
      assertThatException()
          .as(sql)
          .isThrownBy(() -> log.database.<Integer>write(tx -> tx.jooq().execute(sql)))
          .withMessageContaining("denied");
    }
    assertThat(log.verify()).isInstanceOf(ChainCheck.Whole.class);
  }

  @Test
  void how_many_wait_is_no_number_while_the_database_is_down() {
    TestStores.get().stopMariaDb();
    try {
      assertThat(log.audit.unsealedOrNaN()).isNaN();
    } finally {
      TestStores.get().startMariaDb();
    }
    assertThat(log.audit.unsealedOrNaN()).isZero();
  }
}
