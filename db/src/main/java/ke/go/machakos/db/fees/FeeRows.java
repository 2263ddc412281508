package ke.go.machakos.db.fees;

import static ke.go.machakos.db.generated.Tables.FEE_RULE;
import static ke.go.machakos.db.generated.Tables.FEE_WAIVER;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The rules and waivers of a version as rows. */
final class FeeRows {
  private FeeRows() {}

  static void add(Tx tx, long version, FeeDraft draft) {
    List<Query> rules =
        draft.rules().stream().<Query>map(rule -> insert(tx, version, rule)).toList();
    List<Query> waivers =
        draft.waivers().stream().<Query>map(waiver -> insert(tx, version, waiver)).toList();
    if (!rules.isEmpty()) {
      tx.batch(rules);
    }
    if (!waivers.isEmpty()) {
      tx.batch(waivers);
    }
  }

  private static Query insert(Tx tx, long version, FeeRule rule) {
    return tx.jooq()
        .insertInto(FEE_RULE)
        .set(FEE_RULE.VERSION, version)
        .set(FEE_RULE.CODE, rule.code())
        .set(FEE_RULE.PERMIT_TYPE_CODE, rule.scope().permitType())
        .set(FEE_RULE.ACTIVITY, rule.scope().activity().orElse(null))
        .set(FEE_RULE.SIZE_BAND, rule.scope().size().orElse(null))
        .set(FEE_RULE.ZONE, rule.scope().zone().orElse(null))
        .set(FEE_RULE.AMOUNT_KES, rule.amount().shillings())
        .set(FEE_RULE.PER, rule.per().code())
        .set(FEE_RULE.LEGAL_REFERENCE, rule.legalReference())
        .set(FEE_RULE.VALID_FROM, rule.days().from())
        .set(FEE_RULE.VALID_TO, rule.days().to().orElse(null))
        .set(FEE_RULE.SAMPLE, rule.sample());
  }

  private static Query insert(Tx tx, long version, FeeWaiver waiver) {
    return tx.jooq()
        .insertInto(FEE_WAIVER)
        .set(FEE_WAIVER.VERSION, version)
        .set(FEE_WAIVER.CODE, waiver.code())
        .set(FEE_WAIVER.PERMIT_TYPE_CODE, waiver.permitType().orElse(null))
        .set(FEE_WAIVER.TARGET, waiver.target().code())
        .set(FEE_WAIVER.PERCENT, waiver.percent())
        .set(FEE_WAIVER.LEGAL_REFERENCE, waiver.legalReference())
        .set(FEE_WAIVER.VALID_FROM, waiver.days().from())
        .set(FEE_WAIVER.VALID_TO, waiver.until())
        .set(FEE_WAIVER.SAMPLE, waiver.sample());
  }

  static List<FeeRule> rules(Tx tx, long version, Optional<String> permitType) {
    return tx.jooq()
        .selectFrom(FEE_RULE)
        .where(FEE_RULE.VERSION.eq(version))
        .and(permitType.map(FEE_RULE.PERMIT_TYPE_CODE::eq).orElse(DSL.noCondition()))
        .orderBy(FEE_RULE.CODE)
        .fetch(FeeRows::rule);
  }

  static List<FeeWaiver> waivers(Tx tx, long version) {
    return tx.jooq()
        .selectFrom(FEE_WAIVER)
        .where(FEE_WAIVER.VERSION.eq(version))
        .orderBy(FEE_WAIVER.CODE)
        .fetch(FeeRows::waiver);
  }

  private static FeeRule rule(Record row) {
    return new FeeRule(
        row.get(FEE_RULE.CODE),
        new FeeRule.Scope(
            row.get(FEE_RULE.PERMIT_TYPE_CODE),
            Optional.ofNullable(row.get(FEE_RULE.ACTIVITY)),
            Optional.ofNullable(row.get(FEE_RULE.SIZE_BAND)),
            Optional.ofNullable(row.get(FEE_RULE.ZONE))),
        new Money(row.get(FEE_RULE.AMOUNT_KES)),
        Per.of(row.get(FEE_RULE.PER)),
        row.get(FEE_RULE.LEGAL_REFERENCE),
        new Days(row.get(FEE_RULE.VALID_FROM), Optional.ofNullable(row.get(FEE_RULE.VALID_TO))),
        row.get(FEE_RULE.SAMPLE));
  }

  private static FeeWaiver waiver(Record row) {
    return new FeeWaiver(
        row.get(FEE_WAIVER.CODE),
        Optional.ofNullable(row.get(FEE_WAIVER.PERMIT_TYPE_CODE)),
        FeeWaiver.Target.of(row.get(FEE_WAIVER.TARGET)),
        row.get(FEE_WAIVER.PERCENT),
        row.get(FEE_WAIVER.LEGAL_REFERENCE),
        Days.of(row.get(FEE_WAIVER.VALID_FROM), row.get(FEE_WAIVER.VALID_TO)),
        row.get(FEE_WAIVER.SAMPLE));
  }
}
