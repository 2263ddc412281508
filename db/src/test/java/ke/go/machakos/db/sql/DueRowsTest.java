package ke.go.machakos.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of {@code sub_county} whose name begins with {@code due}, by their code. */
class DueRowsTest {
  private final TestStores stores = TestStores.get();
  private final Database database = stores.database();
  private final List<Long> tried = new ArrayList<>();
  private final List<Long> looked = new ArrayList<>();

  @BeforeEach
  void empty() {
    stores.reset();
  }

  private void due(int count) {
    database.<Integer>write(
        tx ->
            LongStream.rangeClosed(1, count)
                .mapToInt(
                    id ->
                        tx.jooq()
                            .execute(
                                "INSERT INTO sub_county VALUES (LPAD(?, 3, '0'), CONCAT('due ', ?))",
                                id,
                                id))
                .sum());
  }

  private long stillDue() {
    return database.<Long>read(
        tx ->
            tx.jooq()
                .fetchSingle("SELECT COUNT(*) FROM sub_county WHERE name LIKE 'due%'")
                .get(0, Long.class));
  }

  private static Optional<Long> next(Tx tx, Set<Long> without) {
    return tx
        .jooq()
        .fetch("SELECT code FROM sub_county WHERE name LIKE 'due%' ORDER BY code FOR UPDATE")
        .getValues(0, Long.class)
        .stream()
        .filter(id -> !without.contains(id))
        .findFirst();
  }

  private DueRows<Long> rows(LongPredicate faulty) {
    return new DueRows<>(
        "the row",
        DueRowsTest::next,
        id -> id,
        (tx, id) -> {
          tried.add(id);
          tx.jooq()
              .execute(
                  "UPDATE sub_county SET name = CONCAT('seen ', code) WHERE code = LPAD(?, 3, '0')",
                  id);
          if (faulty.test(id)) {
            throw new IllegalStateException("row " + id);
          }
          looked.add(id);
        });
  }

  @Test
  void a_row_that_cannot_be_looked_at_stays_as_it_was_and_holds_up_none_of_the_others() {
    due(5);
    assertThat(rows(id -> id == 2).all(database)).isEqualTo(4);
    assertThat(looked).containsExactly(1L, 3L, 4L, 5L);
    assertThat(stillDue()).isEqualTo(1);
  }

  @Test
  void a_fault_of_every_row_ends_the_look_and_changes_nothing() {
    due(100);
    assertThat(rows(id -> true).all(database)).isZero();
    assertThat(tried).hasSize(20);
    assertThat(stillDue()).isEqualTo(100);
  }

  @Test
  void a_fault_before_any_row_was_found_is_thrown() {
    DueRows<Long> none =
        new DueRows<>(
            "the row",
            (tx, without) -> {
              throw new IllegalStateException("no such column");
            },
            id -> id,
            (tx, id) -> {});
    assertThatThrownBy(() -> none.all(database)).hasMessage("no such column");
  }

  @Test
  void a_store_that_does_not_answer_ends_the_look_at_once() {
    due(3);
    DueRows<Long> lost =
        new DueRows<>(
            "the row",
            DueRowsTest::next,
            id -> id,
            (tx, id) -> {
              looked.add(id);
              throw new StoreUnavailable(new IllegalStateException());
            });
    assertThatThrownBy(() -> lost.all(database)).isInstanceOf(StoreUnavailable.class);
    assertThat(looked).containsExactly(1L);
  }
}
