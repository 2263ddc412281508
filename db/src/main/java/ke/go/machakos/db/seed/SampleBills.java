package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.BILL;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/** The sample bills, with what was waived of them. */
final class SampleBills {
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "stream",
          "permit",
          "payer",
          "phone",
          "linked_on",
          "ward",
          "amount_kes",
          "issued_on",
          "due_on",
          "period_from",
          "period_to",
          "state",
          "reason",
          "waived_kes");

  private SampleBills() {}

  record Row(
      String number,
      String stream,
      @Nullable String permit,
      String payer,
      @Nullable Msisdn phone,
      @Nullable Instant linkedAt,
      String ward,
      long amount,
      LocalDate issuedOn,
      LocalDate dueOn,
      @Nullable LocalDate periodFrom,
      @Nullable LocalDate periodTo,
      String state,
      @Nullable String reason,
      long waived) {}

  static List<Row> read(
      Path file, List<Fault> faults, CountyData county, List<SamplePermits.Row> permits) {
    WardNames wards = county.wardNames();
    Set<String> streams =
        county.streams().stream().map(Bill.Stream::code).collect(Collectors.toSet());
    Set<String> numbers =
        permits.stream().map(SamplePermits.Row::number).collect(Collectors.toSet());
    return CsvRows.read(file, faults, COLUMNS, row -> row(row, wards, streams, numbers));
  }

  private static Row row(CsvRow row, WardNames wards, Set<String> streams, Set<String> permits) {
    String permit = row.optional("permit");
    if (permit != null && !permits.contains(permit)) {
      row.fault("there is no permit " + permit);
    }
    long amount = row.whole("amount_kes", 1, 1_000_000_000);
    return new Row(
        row.reference("number", Reference.Kind.BILL),
        row.oneOf("stream", streams),
        permit,
        row.text("payer"),
        row.optionalPhone("phone"),
        row.optionalDay("linked_on"),
        row.ward("ward", wards),
        amount,
        row.date("issued_on"),
        row.date("due_on"),
        row.optionalDate("period_from"),
        row.optionalDate("period_to"),
        row.oneOf("state", Set.of("open", "cancelled")),
        row.optional("reason"),
        row.optional("waived_kes") == null ? 0 : row.whole("waived_kes", 1, amount));
  }

  static int store(Tx tx, Vault vault, List<Row> rows, Instant now) {
    var personal = new PersonalData(vault);
    Set<String> known = tx.jooq().select(BILL.NUMBER).from(BILL).fetchSet(BILL.NUMBER);
    var fresh = rows.stream().filter(row -> !known.contains(row.number())).toList();
    for (Row row : fresh) {
      insert(tx, personal, row, now);
      if (row.waived() > 0) {
        waive(tx, row);
      }
    }
    return fresh.size();
  }

  private static void insert(Tx tx, PersonalData personal, Row row, Instant now) {
    Msisdn phone = row.phone();
    tx.jooq()
        .insertInto(BILL)
        .set(BILL.NUMBER, row.number())
        .set(BILL.STREAM_CODE, row.stream())
        .set(BILL.MASTER_SYSTEM, "sample")
        .set(BILL.PERMIT_NUMBER, row.permit())
        .set(BILL.PAYER_NAME_SEALED, personal.seal(row.payer(), Bills.PAYER))
        .set(BILL.PAYER_PHONE_HASH, phone == null ? null : personal.hash(phone))
        .set(BILL.PAYER_PHONE_SEALED, phone == null ? null : personal.seal(phone))
        .set(BILL.PHONE_LINKED_AT, row.linkedAt())
        .set(BILL.WARD_CODE, row.ward())
        .set(BILL.AMOUNT_KES, row.amount())
        .set(BILL.ISSUED_ON, row.issuedOn())
        .set(BILL.DUE_ON, row.dueOn())
        .set(BILL.PERIOD_FROM, row.periodFrom())
        .set(BILL.PERIOD_TO, row.periodTo())
        .set(BILL.STATE, row.state())
        .set(BILL.STATE_REASON, row.reason())
        .set(BILL.SAMPLE, true)
        .set(BILL.UPDATED_AT, now)
        .execute();
  }

  private static void waive(Tx tx, Row row) {
    var bill = new Reference(Reference.Kind.BILL, row.number());
    new Ledger()
        .post(
            tx,
            "sample/bill/" + row.number() + "/waived",
            row.reason() == null ? "waived" : row.reason(),
            row.dueOn().atStartOfDay().toInstant(ZoneOffset.UTC),
            List.of(
                new Ledger.Line(Account.WAIVED, null, null, new Money(row.waived())),
                new Ledger.Line(Account.BILL, bill, null, new Money(-row.waived()))));
  }
}
