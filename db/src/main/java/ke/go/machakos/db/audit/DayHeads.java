package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_DAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.impl.DSL;

/** The heads of all days on which the chain grew. Thread-safe. */
public final class DayHeads {
  private final Database database;

  public DayHeads(Database database) {
    this.database = database;
  }

  /** The days in order; the last one is provisional where it is not closed yet. */
  public List<DayHead> all() {
    return database.read(
        tx -> {
          Tail tail = Tail.of(tx);
          List<DayHead> heads = new ArrayList<>(closed(tx));
          LocalDate day = DayHead.dayOf(tail.sealedAt());
          if (tail.sequence() > 0 && (heads.isEmpty() || heads.getLast().day().isBefore(day))) {
            heads.add(head(tail));
          }
          return heads;
        });
  }

  private static DayHead head(Tail tail) {
    return new DayHead(
        DayHead.dayOf(tail.sealedAt()),
        tail.sequence(),
        HexFormat.of().formatHex(tail.hash()),
        false,
        tail.sealedAt());
  }

  static List<DayHead> closed(Tx tx) {
    return tx.jooq()
        .select(AUDIT_DAY.DAY, AUDIT_DAY.LAST_SEQUENCE, AUDIT_DAY.HASH, AUDIT_DAY.CLOSED_AT)
        .from(AUDIT_DAY)
        .orderBy(AUDIT_DAY.DAY)
        .fetch(
            row ->
                new DayHead(
                    row.value1(),
                    row.value2(),
                    HexFormat.of().formatHex(row.value3()),
                    true,
                    row.value4()));
  }

  static Optional<LocalDate> lastClosed(Tx tx) {
    return Optional.ofNullable(
        tx.jooq().select(DSL.max(AUDIT_DAY.DAY)).from(AUDIT_DAY).fetchSingle().value1());
  }
}
