package ke.go.machakos.db.bills;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.BILL_NUMBER;

import java.time.Instant;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/** Where bills are issued, each with a number that no other has. Thread-safe. */
public final class NewBills {
  private final PersonalData personal;
  private final BillWatch watch;

  /**
   * @param watch told at once of a bill that asks for nothing
   */
  public NewBills(Vault vault, BillWatch watch) {
    this.personal = new PersonalData(vault);
    this.watch = watch;
  }

  /**
   * Issues a bill on the county's day of an instant. The number of a transaction that is undone is
   * not given again.
   */
  public Reference issue(Tx tx, NewBill bill, Instant now) {
    Reference number = number(tx, now);
    insert(tx, number, bill, now);
    if (!bill.amount().isPositive()) {
      watch.settled(tx, number, now);
    }
    return number;
  }

  /** The next number that no bill has, also none that came from elsewhere. */
  public static Reference number(Tx tx, Instant now) {
    while (true) {
      long sequence =
          tx.jooq()
              .insertInto(BILL_NUMBER)
              .set(BILL_NUMBER.TAKEN_AT, now)
              .returningResult(BILL_NUMBER.ID)
              .fetchSingle()
              .value1();
      Reference number = Reference.of(Reference.Kind.BILL, sequence);
      if (!tx.jooq().fetchExists(BILL, BILL.NUMBER.eq(number.digits()))) {
        return number;
      }
    }
  }

  private void insert(Tx tx, Reference number, NewBill bill, Instant now) {
    tx.jooq()
        .insertInto(BILL)
        .set(BILL.NUMBER, number.digits())
        .set(BILL.STREAM_CODE, bill.stream())
        .set(BILL.MASTER_SYSTEM, bill.master())
        .set(BILL.MASTER_REFERENCE, bill.masterReference().orElse(null))
        .set(BILL.PERMIT_NUMBER, bill.permit().map(Reference::digits).orElse(null))
        .set(BILL.APPLICATION_NUMBER, bill.application().map(Reference::digits).orElse(null))
        .set(BILL.PAYER_NAME_SEALED, personal.seal(bill.payer(), Bills.PAYER))
        .set(BILL.PAYER_PHONE_HASH, bill.phone().map(personal::hash).orElse(null))
        .set(BILL.PAYER_PHONE_SEALED, bill.phone().<byte[]>map(this::sealed).orElse(null))
        .set(BILL.PHONE_LINKED_AT, bill.phone().map(linked -> now).orElse(null))
        .set(BILL.WARD_CODE, bill.ward())
        .set(BILL.AMOUNT_KES, bill.amount().shillings())
        .set(BILL.ISSUED_ON, CountyDay.of(now))
        .set(BILL.DUE_ON, bill.dueOn())
        .set(BILL.PERIOD_FROM, bill.period().map(NewBill.Period::from).orElse(null))
        .set(BILL.PERIOD_TO, bill.period().map(NewBill.Period::to).orElse(null))
        .set(BILL.STATE, BillBook.OPEN)
        .set(BILL.SAMPLE, bill.sample())
        .set(BILL.UPDATED_AT, now)
        .execute();
  }

  private byte[] sealed(Msisdn phone) {
    return personal.seal(phone);
  }
}
