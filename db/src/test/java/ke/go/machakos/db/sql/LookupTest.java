package ke.go.machakos.db.sql;

import static ke.go.machakos.db.generated.Tables.SUB_COUNTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestStores;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookupTest {
  private static final int PLACES = 200;

  private final TestStores stores = TestStores.get();
  private final Database database = stores.database();
  private final Lookup<String, String> byCode =
      Lookup.by(
          SUB_COUNTY.CODE,
          (jooq, wanted) -> jooq.select(SUB_COUNTY.NAME).from(SUB_COUNTY).where(wanted),
          row -> row.get(SUB_COUNTY.NAME));

  /** The sub-counties by the first digit of their code, the last code first. */
  private final Lookup<byte[], String> byDigit =
      Lookup.by(
          DSL.field("CAST(LEFT(code, 1) AS BINARY(1))", SQLDataType.BINARY(1)),
          (jooq, wanted) ->
              jooq.select(SUB_COUNTY.CODE)
                  .from(SUB_COUNTY)
                  .where(wanted)
                  .orderBy(SUB_COUNTY.CODE.desc()),
          row -> row.get(SUB_COUNTY.CODE));

  @BeforeEach
  void places() {
    stores.reset();
    Field<String> code = DSL.field("code", String.class);
    Field<String> name = DSL.field("name", String.class);
    database.write(
        tx -> {
          for (int i = 0; i < PLACES; i++) {
            tx.jooq()
                .insertInto(DSL.table("sub_county"), code, name)
                .values("%03d".formatted(i), "place " + i)
                .execute();
          }
          return PLACES;
        });
  }

  @Test
  void each_of_many_at_the_same_moment_gets_its_own_rows() throws Exception {
    try (ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> found =
          IntStream.range(0, PLACES * 3)
              .mapToObj(i -> turns.submit(() -> byCode.all(database, "%03d".formatted(i / 2))))
              .toList();
      for (int i = 0; i < found.size(); i++) {
        List<String> expected = i / 2 < PLACES ? List.of("place " + i / 2) : List.of();
        assertThat(found.get(i).get()).as("look-up %d", i).isEqualTo(expected);
      }
    }
  }

  @Test
  void rows_of_a_key_of_bytes_keep_the_order_of_the_query() {
    assertThat(byDigit.all(database, "1".getBytes(StandardCharsets.US_ASCII)))
        .hasSize(100)
        .startsWith("199", "198")
        .endsWith("100");
    assertThat(byDigit.first(database, "0".getBytes(StandardCharsets.US_ASCII))).contains("099");
    assertThat(byDigit.first(database, "7".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @Test
  void more_than_one_row_is_no_only_row() {
    assertThat(byCode.one(database, "007")).contains("place 7");
    assertThatThrownBy(() -> byDigit.one(database, "1".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("100 rows");
  }

  @Test
  void a_database_that_is_down_fails_all_that_asked_and_none_that_asks_later() throws Exception {
    stores.stopMariaDb();
    try (ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> asked =
          IntStream.range(0, 50)
              .mapToObj(i -> turns.submit(() -> byCode.all(database, "%03d".formatted(i))))
              .toList();
      for (Future<List<String>> each : asked) {
        assertThatThrownBy(each::get).hasCauseInstanceOf(StoreUnavailable.class);
      }
    } finally {
      stores.startMariaDb();
    }
    assertThat(byCode.one(database, "007")).contains("place 7");
  }

  @Test
  void a_query_that_is_wrong_fails_with_what_is_wrong() {
    Lookup<String, String> wrong =
        Lookup.by(
            SUB_COUNTY.CODE,
            (jooq, wanted) ->
                jooq.select(DSL.field("no_such", String.class)).from(SUB_COUNTY).where(wanted),
            row -> "never");
    assertThatThrownBy(() -> wrong.all(database, "007"))
        .rootCause()
        .hasMessageContaining("no_such");
  }

  @Test
  void an_error_of_one_is_the_end_of_no_other() {
    Lookup<String, String> dying =
        Lookup.by(
            SUB_COUNTY.CODE,
            (jooq, wanted) -> jooq.select(SUB_COUNTY.CODE).from(SUB_COUNTY).where(wanted),
            row -> {
              throw new StackOverflowError("too deep");
            });
    assertThatThrownBy(() -> dying.all(database, "007"))
        .hasRootCauseInstanceOf(StackOverflowError.class);
    assertThat(byCode.one(database, "007")).contains("place 7");
  }
}
