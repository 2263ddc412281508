package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.BillChanges;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.NewBill;
import ke.go.machakos.db.bills.NewBills;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.payments.DropPushes;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/** Bills of applications in the county's books, to be paid in 30 days. Thread-safe. */
public final class BookedBilling implements Billing {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final int DAYS = 30;
  private static final String OTHERWISE = "BUSINESS_PERMIT";
  private static final String MASTER = "mlango";

  private final NewBills bills;
  private final BillBook book = new BillBook(new DropPushes());
  private final BillChanges changes = new BillChanges(book);
  private final PermitForms forms;

  public BookedBilling(Vault vault, PermitForms forms) {
    this.bills = new NewBills(vault, BillWatch.NONE);
    this.forms = forms;
  }

  @Override
  public Reference bill(Tx tx, ApplicationFile application, Charges.Charge charge, Instant now) {
    ApplicationFile.Matter matter = application.matter();
    NewBill bill =
        new NewBill(
            forms.stream(matter.type().code()).orElse(OTHERWISE),
            matter.applicant(),
            matter.phone(),
            matter.ward(),
            charge.total(),
            LocalDate.ofInstant(now, NAIROBI).plusDays(DAYS),
            Optional.empty(),
            Optional.empty(),
            Optional.of(application.reference()),
            MASTER,
            Optional.of(application.reference().digits()),
            charge.sample() || matter.sample());
    return bills.issue(tx, bill, now);
  }

  @Override
  public boolean settled(Tx tx, Reference bill) {
    return book.lock(tx, bill)
        .filter(each -> !each.cancelled())
        .map(LockedBill::owed)
        .filter(owed -> !owed.isPositive())
        .isPresent();
  }

  /** Money that came in keeps a bill alive: who asks for it back goes to the desk. */
  @Override
  public boolean cancel(Tx tx, Reference bill, Instant now) {
    boolean untouched =
        book.lock(tx, bill)
            .filter(each -> !each.cancelled() && each.owed().equals(each.amount()))
            .isPresent();
    return untouched && changes.cancel(tx, bill, "withdrawn", now) == BillChanges.Change.DONE;
  }
}
