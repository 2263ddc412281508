package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.reference.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A payment's row, held until the transaction ends.
 *
 * @param guessed whether the request was matched to it without having been named by its evidence
 * @param bill the bill that its money is on
 */
record Held(
    long id,
    Optional<String> receipt,
    Optional<String> requestId,
    boolean guessed,
    String channel,
    Money amount,
    int cents,
    Instant paidAt,
    Optional<String> accountGiven,
    Optional<Reference> bill,
    PaymentState state,
    boolean hasPhone,
    boolean hasName,
    boolean sample) {

  /** The same once it is put on a bill. */
  Held on(LockedBill put, PaymentState state) {
    return new Held(
        id,
        receipt,
        requestId,
        guessed,
        channel,
        amount,
        cents,
        paidAt,
        accountGiven,
        Optional.of(put.number()),
        state,
        hasPhone,
        hasName,
        put.sample());
  }

  /** The same once more is known of who paid and of the account. */
  Held with(boolean phone, boolean name, @Nullable String account) {
    return new Held(
        id,
        receipt,
        requestId,
        guessed,
        channel,
        amount,
        cents,
        paidAt,
        accountGiven.or(() -> Optional.ofNullable(account)),
        bill,
        state,
        hasPhone || phone,
        hasName || name,
        sample);
  }

  Payment payment() {
    return new Payment(id, receipt, channel, amount, paidAt, state, accountGiven, bill, sample);
  }

  boolean isRequest(String id) {
    return requestId.filter(id::equalsIgnoreCase).isPresent();
  }
}
