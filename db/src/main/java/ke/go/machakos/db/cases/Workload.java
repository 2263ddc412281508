package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** How much people who work for the county have to do. Reads only. Thread-safe. */
public final class Workload {
  /** What is solved or not accepted waits for the citizen, and is nobody's work. */
  private static final List<String> AT_WORK =
      List.of("received", "assigned", "in_progress", "escalated", "reopened");

  /** So many cases are too many for anybody: more are not counted, however many there are. */
  private static final int MOST = 200;

  /**
   * What somebody has to do. The natural order begins with whoever is to have the next case: who
   * has the fewest, then who waits longest since the last.
   *
   * @param cases those that are at work, 200 at most
   * @param given when the last of theirs came to them
   */
  public record Load(int cases, Optional<Instant> given) implements Comparable<Load> {
    private static final Comparator<Load> ORDER =
        Comparator.comparingInt(Load::cases)
            .thenComparing(load -> load.given().orElse(Instant.MIN));

    static final Load NONE = new Load(0, Optional.empty());

    @Override
    public int compareTo(Load other) {
      return ORDER.compare(this, other);
    }
  }

  /** What each of some people has to do, by their rows. */
  public Map<Long, Load> of(Tx tx, Collection<Long> staff) {
    return staff.stream()
        .distinct()
        .map(id -> one(tx, id))
        .reduce(Select::unionAll)
        .map(all -> tx.jooq().fetch(all).stream())
        .map(
            rows ->
                rows.collect(
                    Collectors.toMap(
                        Record3::value1,
                        row -> new Load(row.value2(), Optional.ofNullable(row.value3())))))
        .orElse(Map.of());
  }

  /** People in the order in which they are to have the next case. */
  public <T> List<T> inTurn(Tx tx, List<T> people, Function<T, Long> row) {
    if (people.size() < 2) {
      return people;
    }
    Map<Long, Load> loads = of(tx, people.stream().map(row).toList());
    return people.stream()
        .sorted(Comparator.comparing(it -> loads.getOrDefault(row.apply(it), Load.NONE)))
        .toList();
  }

  private static Select<Record3<Long, Integer, Instant>> one(Tx tx, long staff) {
    Field<Integer> cases =
        DSL.field(
            tx.jooq()
                .selectCount()
                .from(
                    tx.jooq()
                        .select(DSL.one().as("open"))
                        .from(SERVICE_CASE)
                        .where(SERVICE_CASE.ASSIGNEE_ID.eq(staff))
                        .and(SERVICE_CASE.STATE.in(AT_WORK))
                        .limit(MOST)
                        .asTable("at_work")));
    Field<Instant> given =
        DSL.field(
            tx.jooq()
                .select(DSL.max(SERVICE_CASE.ASSIGNED_AT))
                .from(SERVICE_CASE)
                .where(SERVICE_CASE.ASSIGNEE_ID.eq(staff)));
    return tx.jooq().select(DSL.inline(staff), cases, given);
  }
}
