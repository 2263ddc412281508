package ke.go.machakos.db.bills;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;

/**
 * A bill before it has a number.
 *
 * @param stream the code of a revenue stream that is known
 * @param payer who owes it, by name; it is sealed
 * @param phone the payer's number, by which they find the bill
 * @param ward the code of a ward
 * @param amount not negative
 * @param period the days that it is for
 * @param permit the permit that it is for, once that has a number
 * @param application the application that it is for
 * @param master the system whose word on this bill counts, for example {@code mlango}
 * @param masterReference what that system calls it, at most 60 characters
 * @param sample whether it is sample data
 */
public record NewBill(
    String stream,
    String payer,
    Optional<Msisdn> phone,
    String ward,
    Money amount,
    LocalDate dueOn,
    Optional<Period> period,
    Optional<Reference> permit,
    Optional<Reference> application,
    String master,
    Optional<String> masterReference,
    boolean sample) {

  public NewBill {
    if (amount.shillings() < 0) {
      throw new IllegalArgumentException("a bill of " + amount);
    }
  }

  /** Days that a bill is for, both of them included. */
  public record Period(LocalDate from, LocalDate to) {}
}
