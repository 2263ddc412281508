package ke.go.machakos.db.desk;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Takes bills and payments in hand: locked, with what the ledger says of them. Thread-safe. */
public final class Hands {
  private final PersonalData personal;

  public Hands(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /** A bill, locked until the transaction ends. */
  public Optional<BillInHand> bill(Tx tx, Reference number) {
    return tx.jooq()
        .selectFrom(BILL)
        .where(BILL.NUMBER.eq(number.digits()))
        .forUpdate()
        .fetchOptional(row -> bill(tx, row));
  }

  private BillInHand bill(Tx tx, Record row) {
    long settled =
        sum(
            tx,
            POSTING
                .BILL_NUMBER
                .eq(row.get(BILL.NUMBER))
                .and(POSTING.ACCOUNT.eq(Account.BILL.code())));
    return new BillInHand(
        new Reference(Reference.Kind.BILL, row.get(BILL.NUMBER)),
        row.get(BILL.STREAM_CODE),
        row.get(BILL.WARD_CODE),
        new Money(row.get(BILL.AMOUNT_KES)),
        new Money(Math.addExact(row.get(BILL.AMOUNT_KES), settled)),
        row.get(BILL.STATE).equals("cancelled"),
        phone(row.get(BILL.PAYER_PHONE_SEALED)),
        row.get(BILL.SAMPLE));
  }

  /** The payment of a receipt, in capitals or not, locked until the transaction ends. */
  public Optional<PaymentInHand> payment(Tx tx, String receipt) {
    return payment(tx, PAYMENT.RECEIPT.eq(receipt.strip().toUpperCase(Locale.ROOT)));
  }

  /** The payment of an id, locked until the transaction ends. */
  public Optional<PaymentInHand> payment(Tx tx, long id) {
    return payment(tx, PAYMENT.ID.eq(id));
  }

  /** The bill that it is on before the payment, as everywhere: no two wait for each other. */
  private Optional<PaymentInHand> payment(Tx tx, Condition wanted) {
    tx.jooq()
        .select(PAYMENT.BILL_NUMBER)
        .from(PAYMENT)
        .where(wanted)
        .fetchOptional(PAYMENT.BILL_NUMBER)
        .ifPresent(
            bill ->
                tx.jooq()
                    .select(BILL.ID)
                    .from(BILL)
                    .where(BILL.NUMBER.eq(bill))
                    .forUpdate()
                    .fetch());
    return tx.jooq()
        .selectFrom(PAYMENT)
        .where(wanted)
        .forUpdate()
        .fetchOptional(row -> payment(tx, row));
  }

  private PaymentInHand payment(Tx tx, Record row) {
    String receipt = row.get(PAYMENT.RECEIPT);
    return new PaymentInHand(
        row.get(PAYMENT.ID),
        receipt == null ? "#" + row.get(PAYMENT.ID) : receipt,
        new Money(row.get(PAYMENT.AMOUNT_KES)),
        PaymentState.of(row.get(PAYMENT.STATE)),
        standing(tx, row.get(PAYMENT.ID)),
        phone(row.get(PAYMENT.PAYER_PHONE_SEALED)),
        row.get(PAYMENT.SAMPLE));
  }

  private static List<Ledger.Line> standing(Tx tx, long payment) {
    var total = DSL.sum(POSTING.AMOUNT_KES);
    return tx.jooq()
        .select(POSTING.ACCOUNT, POSTING.BILL_NUMBER, total)
        .from(POSTING)
        .where(POSTING.PAYMENT_ID.eq(payment))
        .groupBy(POSTING.ACCOUNT, POSTING.BILL_NUMBER)
        .having(total.ne(BigDecimal.ZERO))
        .orderBy(POSTING.ACCOUNT, POSTING.BILL_NUMBER)
        .fetch(
            row ->
                new Ledger.Line(
                    Account.valueOf(row.value1().toUpperCase(Locale.ROOT)),
                    row.value2() == null ? null : new Reference(Reference.Kind.BILL, row.value2()),
                    payment,
                    new Money(row.value3().longValueExact())));
  }

  /**
   * What lies on a bill beyond what it owes, by payment, the newest first: on a side of the ledger
   * of its own where the books have one, else as a bill that is owed less than nothing.
   */
  public List<Ledger.Line> credits(Tx tx, BillInHand bill) {
    List<Ledger.Line> all = onBill(tx, bill.number());
    List<Ledger.Line> apart = all.stream().filter(line -> line.account() != Account.BILL).toList();
    boolean over = bill.cancelled() || bill.balance().shillings() < 0;
    return apart.isEmpty() && over ? all : apart;
  }

  private static List<Ledger.Line> onBill(Tx tx, Reference bill) {
    var total = DSL.sum(POSTING.AMOUNT_KES);
    return tx.jooq()
        .select(POSTING.ACCOUNT, POSTING.PAYMENT_ID, total)
        .from(POSTING)
        .where(POSTING.BILL_NUMBER.eq(bill.digits()))
        .and(POSTING.PAYMENT_ID.isNotNull())
        .groupBy(POSTING.ACCOUNT, POSTING.PAYMENT_ID)
        .having(total.lt(BigDecimal.ZERO))
        .orderBy(POSTING.PAYMENT_ID.desc(), POSTING.ACCOUNT)
        .fetch(
            row ->
                new Ledger.Line(
                    Account.valueOf(row.value1().toUpperCase(Locale.ROOT)),
                    bill,
                    row.value2(),
                    new Money(row.value3().longValueExact())));
  }

  private static long sum(Tx tx, Condition which) {
    return tx.jooq()
        .select(DSL.coalesce(DSL.sum(POSTING.AMOUNT_KES), DSL.inline(BigDecimal.ZERO)))
        .from(POSTING)
        .where(which)
        .fetchSingle()
        .value1()
        .longValueExact();
  }

  private Optional<Msisdn> phone(byte @Nullable [] sealed) {
    return Optional.ofNullable(sealed).map(personal::phone);
  }
}
