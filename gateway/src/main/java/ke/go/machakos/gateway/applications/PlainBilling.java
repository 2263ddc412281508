package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import ke.go.machakos.db.applications.ApplicationBills;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/** Bills of applications straight into the table of bills, to be paid in 30 days. Thread-safe. */
public final class PlainBilling implements Billing {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final int DAYS = 30;
  private static final String OTHERWISE = "BUSINESS_PERMIT";

  private final ApplicationBills bills;
  private final PermitForms forms;

  public PlainBilling(Vault vault, PermitForms forms) {
    this.bills = new ApplicationBills(vault);
    this.forms = forms;
  }

  @Override
  public Reference bill(Tx tx, ApplicationFile application, Charges.Charge charge, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, NAIROBI);
    String stream = forms.stream(application.matter().type().code()).orElse(OTHERWISE);
    var owed =
        new ApplicationBills.Owed(
            stream,
            charge.total(),
            today,
            today.plusDays(DAYS),
            charge.sample() || application.matter().sample());
    return bills.add(tx, application, owed, now);
  }

  @Override
  public boolean settled(Tx tx, Reference bill) {
    return bills.settled(tx, bill);
  }

  @Override
  public boolean cancel(Tx tx, Reference bill, Instant now) {
    return bills.cancel(tx, bill, now);
  }
}
