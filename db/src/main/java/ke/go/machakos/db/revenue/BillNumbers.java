package ke.go.machakos.db.revenue;

import static ke.go.machakos.db.generated.Tables.BILL;

import java.util.List;
import java.util.stream.LongStream;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.impl.DSL;

/** Gives out the numbers of new bills. */
@FunctionalInterface
public interface BillNumbers {
  /** So many numbers, in their order, in the transaction that uses them. */
  List<Reference> take(Tx tx, int count);

  /**
   * The numbers after the greatest that is there. Of two transactions that take at once the later
   * fails by the table's unique key: for an installation where nothing else gives out numbers.
   */
  static List<Reference> afterTheLast(Tx tx, int count) {
    Long last =
        tx.jooq()
            .select(
                DSL.max(
                    DSL.field(
                        "CAST(SUBSTRING({0}, 2, CHAR_LENGTH({0}) - 2) AS UNSIGNED)",
                        Long.class, BILL.NUMBER)))
            .from(BILL)
            .fetchSingle()
            .value1();
    long from = last == null ? 1 : last + 1;
    return LongStream.range(from, from + count)
        .mapToObj(sequence -> Reference.of(Reference.Kind.BILL, sequence))
        .toList();
  }
}
