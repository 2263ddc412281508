package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.PAYMENT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/** The sample payments and their postings. */
final class SamplePayments {
  private static final Set<String> STATES =
      Arrays.stream(PaymentState.values()).map(PaymentState::code).collect(Collectors.toSet());
  private static final List<String> COLUMNS =
      List.of(
          "receipt",
          "request",
          "channel",
          "amount_kes",
          "paid_at",
          "phone",
          "payer",
          "account_given",
          "state",
          "bill");

  private SamplePayments() {}

  record Row(
      @Nullable String receipt,
      @Nullable String request,
      String channel,
      long amount,
      Instant paidAt,
      @Nullable Msisdn phone,
      @Nullable String payer,
      @Nullable String accountGiven,
      PaymentState state,
      @Nullable Reference bill) {

    String identity() {
      return receipt != null ? receipt : String.valueOf(request);
    }
  }

  static List<Row> read(Path file, List<Fault> faults, List<SampleBills.Row> bills) {
    Set<String> numbers = bills.stream().map(SampleBills.Row::number).collect(Collectors.toSet());
    return CsvRows.read(file, faults, COLUMNS, row -> row(row, numbers));
  }

  private static Row row(CsvRow row, Set<String> bills) {
    String receipt = row.optional("receipt");
    String request = row.optional("request");
    String bill = row.optional("bill");
    String state = row.oneOf("state", STATES);
    if (receipt == null && request == null) {
      row.fault("a receipt or a request is needed");
    }
    if (state.equals("receipt_unknown") != (receipt == null)) {
      row.fault("a payment without a receipt is receipt_unknown, and no other is");
    }
    if (state.equals("unmatched") != (bill == null)) {
      row.fault("a payment without a bill is unmatched, and no other is");
    }
    if (bill != null && !bills.contains(bill)) {
      row.fault("there is no bill " + bill);
      bill = null;
    }
    return new Row(
        receipt,
        request,
        row.oneOf("channel", Set.of("stk", "c2b", "pull", "bank", "cash")),
        row.whole("amount_kes", 1, 1_000_000_000),
        row.instant("paid_at"),
        row.optionalPhone("phone"),
        row.optional("payer"),
        row.optional("account_given"),
        STATES.contains(state) ? PaymentState.of(state) : PaymentState.POSTED,
        bill == null ? null : new Reference(Reference.Kind.BILL, bill));
  }

  static int store(Tx tx, Vault vault, List<Row> rows, Instant now) {
    var personal = new PersonalData(vault);
    int added = 0;
    for (Row row : rows) {
      boolean known =
          tx.jooq()
              .fetchExists(
                  PAYMENT,
                  row.receipt() != null
                      ? PAYMENT.RECEIPT.eq(row.receipt())
                      : PAYMENT.REQUEST_ID.eq(row.request()));
      if (!known) {
        post(tx, insert(tx, personal, row, now), row);
        added++;
      }
    }
    return added;
  }

  private static long insert(Tx tx, PersonalData personal, Row row, Instant now) {
    Msisdn phone = row.phone();
    tx.jooq()
        .insertInto(PAYMENT)
        .set(PAYMENT.RECEIPT, row.receipt())
        .set(PAYMENT.REQUEST_ID, row.request())
        .set(PAYMENT.CHANNEL, row.channel())
        .set(PAYMENT.AMOUNT_KES, row.amount())
        .set(PAYMENT.PAID_AT, row.paidAt())
        .set(PAYMENT.PAYER_PHONE_HASH, phone == null ? null : personal.hash(phone))
        .set(PAYMENT.PAYER_PHONE_SEALED, phone == null ? null : personal.seal(phone))
        .set(
            PAYMENT.PAYER_NAME_SEALED,
            row.payer() == null ? null : personal.seal(row.payer(), Payments.PAYER))
        .set(PAYMENT.BILL_NUMBER, row.bill() == null ? null : row.bill().digits())
        .set(PAYMENT.ACCOUNT_GIVEN, row.accountGiven())
        .set(PAYMENT.STATE, row.state().code())
        .set(PAYMENT.SAMPLE, true)
        .set(PAYMENT.RECORDED_AT, now)
        .execute();
    return tx.jooq().lastID().longValueExact();
  }

  private static void post(Tx tx, long payment, Row row) {
    var ledger = new Ledger();
    String cause = "sample/payment/" + row.identity();
    Account other = row.bill() == null ? Account.UNMATCHED : Account.BILL;
    var in = new Money(row.amount());
    var out = new Money(-row.amount());
    ledger.post(
        tx,
        cause,
        "received",
        row.paidAt(),
        List.of(
            new Ledger.Line(Account.BANK, null, payment, in),
            new Ledger.Line(other, row.bill(), payment, out)));
    if (row.state() == PaymentState.REVERSED) {
      ledger.post(
          tx,
          cause + "/reversed",
          "reversed",
          row.paidAt().plus(Duration.ofHours(5)),
          List.of(
              new Ledger.Line(Account.BANK, null, payment, out),
              new Ledger.Line(other, row.bill(), payment, in)));
    }
  }
}
