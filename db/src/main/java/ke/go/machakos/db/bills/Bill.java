package ke.go.machakos.db.bills;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * What is owed to the county, and what has come in for it.
 *
 * @param permit the permit it is for
 * @param amount what was billed
 * @param paid what payments have brought, credit of the bill included, less what was reversed
 * @param waived what the county has let go
 * @param periodFrom the first day it is for
 * @param cancelled whether it is owed no more
 * @param reason why it was cancelled or waived
 * @param sample whether it is sample data, which every screen must say
 */
public record Bill(
    Reference number,
    Stream stream,
    Optional<Reference> permit,
    Optional<Instant> phoneLinkedAt,
    String wardCode,
    Money amount,
    Money paid,
    Money waived,
    LocalDate issuedOn,
    LocalDate dueOn,
    Optional<LocalDate> periodFrom,
    Optional<LocalDate> periodTo,
    boolean cancelled,
    Optional<String> reason,
    boolean sample) {

  /** A kind of county revenue, with its name in English and in Kiswahili. */
  public record Stream(String code, String nameEn, String nameSw) {
    /** The name in a language: English for {@code en}, Kiswahili for any other. */
    public String name(String language) {
      return language.equals("en") ? nameEn : nameSw;
    }
  }

  /** What is still owed; negative where more was paid. */
  public Money balance() {
    return amount.minus(paid).minus(waived);
  }

  /** Where it stands on a day. */
  public Standing standing(LocalDate today) {
    if (cancelled) {
      return Standing.CANCELLED;
    }
    if (balance().isPositive()) {
      Standing open = paid.isPositive() ? Standing.PART_PAID : Standing.UNPAID;
      return dueOn.isBefore(today) ? Standing.OVERDUE : open;
    }
    if (balance().shillings() < 0) {
      return Standing.OVERPAID;
    }
    return waived.isPositive() && !paid.isPositive() ? Standing.WAIVED : Standing.PAID;
  }
}
