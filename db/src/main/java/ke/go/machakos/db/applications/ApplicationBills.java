package ke.go.machakos.db.applications;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.POSTING;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.impl.DSL;

/** The bills that applications are paid by, one for each application. Thread-safe. */
public final class ApplicationBills {
  /** Above the sequences of the sample bills. */
  private static final long FIRST = 20_000;

  private static final String OPEN = "open";
  private static final String CANCELLED = "cancelled";

  private final PersonalData personal;

  public ApplicationBills(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /**
   * What is billed.
   *
   * @param stream the code of the revenue stream
   * @param dueOn the last day on which it is paid in time
   */
  public record Owed(
      String stream, Money amount, LocalDate issuedOn, LocalDate dueOn, boolean sample) {}

  /** Adds the bill of an application; its number is that of the application's sequence. */
  public Reference add(Tx tx, ApplicationFile file, Owed owed, Instant now) {
    Reference number = Reference.of(Reference.Kind.BILL, FIRST + file.id());
    ApplicationFile.Matter matter = file.matter();
    tx.jooq()
        .insertInto(BILL)
        .set(BILL.NUMBER, number.digits())
        .set(BILL.STREAM_CODE, owed.stream())
        .set(BILL.MASTER_SYSTEM, "mlango")
        .set(BILL.MASTER_REFERENCE, file.reference().digits())
        .set(BILL.PAYER_NAME_SEALED, personal.seal(matter.applicant(), Bills.PAYER))
        .set(BILL.PAYER_PHONE_HASH, matter.phone().map(personal::hash).orElse(null))
        .set(BILL.PAYER_PHONE_SEALED, matter.phone().map(it -> personal.seal(it)).orElse(null))
        .set(BILL.PHONE_LINKED_AT, matter.phone().map(it -> now).orElse(null))
        .set(BILL.WARD_CODE, matter.ward())
        .set(BILL.AMOUNT_KES, owed.amount().shillings())
        .set(BILL.ISSUED_ON, owed.issuedOn())
        .set(BILL.DUE_ON, owed.dueOn())
        .set(BILL.STATE, OPEN)
        .set(BILL.SAMPLE, owed.sample())
        .set(BILL.UPDATED_AT, now)
        .execute();
    return number;
  }

  /** Whether nothing is owed on a bill that still stands. */
  public boolean settled(Tx tx, Reference bill) {
    return tx.jooq()
        .select(BILL.AMOUNT_KES)
        .from(BILL)
        .where(BILL.NUMBER.eq(bill.digits()))
        .and(BILL.STATE.ne(CANCELLED))
        .fetchOptional(BILL.AMOUNT_KES)
        .filter(amount -> amount + posted(tx, bill) <= 0)
        .isPresent();
  }

  /** Cancels a bill; false where something was posted to it, or it does not stand. */
  public boolean cancel(Tx tx, Reference bill, Instant now) {
    return posted(tx, bill) == 0
        && tx.jooq()
                .update(BILL)
                .set(BILL.STATE, CANCELLED)
                .set(BILL.STATE_REASON, "withdrawn")
                .set(BILL.UPDATED_AT, now)
                .where(BILL.NUMBER.eq(bill.digits()))
                .and(BILL.STATE.ne(CANCELLED))
                .execute()
            == 1;
  }

  private static long posted(Tx tx, Reference bill) {
    BigDecimal sum =
        tx.jooq()
            .select(DSL.coalesce(DSL.sum(POSTING.AMOUNT_KES), DSL.inline(BigDecimal.ZERO)))
            .from(POSTING)
            .where(POSTING.BILL_NUMBER.eq(bill.digits()))
            .and(POSTING.ACCOUNT.eq(Account.BILL.code()))
            .fetchSingle()
            .value1();
    return sum.longValueExact();
  }
}
