package ke.go.machakos.db.payments;

import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.reference.Reference;

/** What became of evidence. All but {@link Again} is news that somebody may be told of. */
public sealed interface Received {

  /**
   * The money is on a bill.
   *
   * @param allocated what settled the bill
   * @param rest what became credit, because the bill owed less
   * @param owed what is open of the bill now
   * @param push the one that the evidence answers, where it names one that is known
   */
  record Posted(
      Payment payment,
      Reference bill,
      Money allocated,
      Money rest,
      Money owed,
      Optional<PushOfRequest> push)
      implements Received {}

  /**
   * It was known, and nothing was done.
   *
   * @param payment empty where what is known is no money that a ledger can hold
   */
  record Again(Optional<Payment> payment) implements Received {}

  /** A payment that was known to be paid has its receipt now. */
  record Filled(Payment payment) implements Received {}

  /** It is paid, and the receipt is not known yet. */
  record Waiting(Payment payment) implements Received {}

  /**
   * A person must find out what it is for. Nothing was refused.
   *
   * @param matter the identity of the desk's row
   * @param payment empty where it is no money that a ledger can hold
   */
  record Unmatched(long matter, Optional<Payment> payment, Why why) implements Received {}

  /**
   * It contradicts what is known; the desk has it.
   *
   * @param payment the one that is known, or what this evidence brought where that is money too
   * @param what that in which they differ
   */
  record Disagrees(Payment payment, Why what) implements Received {}
}
