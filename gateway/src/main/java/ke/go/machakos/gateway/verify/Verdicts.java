package ke.go.machakos.gateway.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitFace;

/** From what is on record and a day to a verdict. Stateless. */
final class Verdicts {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private Verdicts() {}

  /** The day in Nairobi. */
  static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, NAIROBI);
  }

  /** Of a permit: its first and its last day are days on which it holds. */
  static Verdict of(Permit permit, PermitFace face, LocalDate day) {
    Shown shown = Shown.of(permit, face);
    return switch (permit.statusOn(day)) {
      case ISSUED -> issued(shown, permit.validFrom().orElse(permit.statusOn()), day);
      case EXPIRED -> new Verdict.Expired(shown, permit.validTo().orElse(permit.statusOn()));
      case REVOKED -> new Verdict.Revoked(shown, permit.statusOn());
      case SUBMITTED, INSPECTED, APPROVED, SENT_BACK, REJECTED, BILLED, PAID ->
          new Verdict.Pending(permit.number(), permit.sample());
    };
  }

  private static Verdict issued(Shown shown, LocalDate from, LocalDate day) {
    return day.isBefore(from) ? new Verdict.NotYet(shown, from) : new Verdict.Valid(shown, from);
  }

  /** Of a payment that was found by its receipt. */
  static Verdict of(Payment payment, String receipt) {
    LocalDate on = day(payment.paidAt());
    return payment.state() == PaymentState.REVERSED
        ? new Verdict.Reversed(receipt, payment.amount(), on, payment.sample())
        : new Verdict.Received(receipt, payment.amount(), on, payment.bill(), payment.sample());
  }
}
