package ke.go.machakos.db.approvals;

import static ke.go.machakos.db.generated.Tables.STAFF;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Who of the staff proposes and decides, known by their usernames. Thread-safe. */
public final class Signatories {
  private static final List<Field<?>> COLUMNS =
      List.of(STAFF.ID, STAFF.USERNAME, STAFF.ROLE, STAFF.DEPARTMENT_CODE);

  /** Whoever works here under a username; nobody who has left. */
  public Optional<Signatory> named(Tx tx, String username) {
    return find(tx, STAFF.USERNAME.eq(username).and(STAFF.ACTIVE));
  }

  /** The same by the number of a row, where nobody has it as their username. */
  public Optional<Signatory> namedOrOfRow(Tx tx, String who) {
    return named(tx, who)
        .or(
            () ->
                Optional.of(who)
                    .filter(it -> it.matches("[0-9]{1,18}"))
                    .flatMap(it -> find(tx, STAFF.ID.eq(Long.valueOf(it)).and(STAFF.ACTIVE))));
  }

  /** Whoever has a row, whether they still work here or not. */
  Signatory of(Tx tx, long id) {
    return find(tx, STAFF.ID.eq(id))
        .orElseThrow(() -> new IllegalStateException("no staff row " + id));
  }

  private static Optional<Signatory> find(Tx tx, Condition wanted) {
    return tx.jooq()
        .select(COLUMNS)
        .from(STAFF)
        .where(wanted)
        .fetchOptional(Signatories::signatory);
  }

  private static Signatory signatory(Record row) {
    String username = row.get(STAFF.USERNAME);
    return new Signatory(
        row.get(STAFF.ID),
        username == null ? "staff/" + row.get(STAFF.ID) : username,
        row.get(STAFF.ROLE),
        Optional.ofNullable(row.get(STAFF.DEPARTMENT_CODE)));
  }
}
