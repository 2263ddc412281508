package ke.go.machakos.gateway.verify;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;

/** What the county says of a permit number or a receipt on a day. */
public sealed interface Verdict {
  /** The county has none of that number. */
  record Unknown() implements Verdict {}

  /** Something that is known, so that it has to be marked where it is a sample. */
  sealed interface Known extends Verdict {
    /** Whether it is sample data. */
    boolean sample();
  }

  /** An issued permit, or one that was. */
  sealed interface OfPermit extends Known {
    /** What is seen of it. */
    Shown shown();

    @Override
    default boolean sample() {
      return shown().sample();
    }
  }

  /**
   * In force on that day.
   *
   * @param since its first day, or that of its issue where it names none
   */
  record Valid(Shown shown, LocalDate since) implements OfPermit {}

  /** Issued, but for days that have not begun. */
  record NotYet(Shown shown, LocalDate from) implements OfPermit {}

  /** Its last day has passed. */
  record Expired(Shown shown, LocalDate last) implements OfPermit {}

  /** Taken back. */
  record Revoked(Shown shown, LocalDate on) implements OfPermit {}

  /** The number of an application that has not become a permit: of it nothing else is said. */
  record Pending(Reference number, boolean sample) implements Known {}

  /** A payment that arrived. */
  sealed interface OfReceipt extends Known {
    /** The M-Pesa receipt. */
    String receipt();

    /** What was paid. */
    Money amount();

    /** The day in Nairobi on which it was paid. */
    LocalDate on();
  }

  /**
   * The county has the money.
   *
   * @param bill what it was paid for, where that is known
   */
  record Received(
      String receipt, Money amount, LocalDate on, Optional<Reference> bill, boolean sample)
      implements OfReceipt {}

  /** The money went back to the payer. */
  record Reversed(String receipt, Money amount, LocalDate on, boolean sample)
      implements OfReceipt {}
}
