package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.db.payments.Evidence;
import ke.go.machakos.db.payments.Push;
import ke.go.machakos.db.payments.PushOfRequest;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Received;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.daraja.Payer;

/**
 * Who is to be told of a payment. M-Pesa hides most numbers: one that is hidden is told where it
 * can be but one of those who asked to pay that very bill a short while ago. No money is matched by
 * it. Thread-safe.
 */
final class Payers {
  private static final Duration LATELY = Duration.ofDays(1);

  private final Pushes pushes;

  Payers(Pushes pushes) {
    this.pushes = pushes;
  }

  /**
   * Who is told of what became of evidence; nobody, where nobody is known or nothing is news.
   *
   * @param payer as the evidence names them
   */
  Optional<Recipient> of(Tx tx, Received done, Evidence evidence, Payer payer, Instant now) {
    return switch (done) {
      case Received.Again again -> Optional.empty();
      case Received.Disagrees disagrees -> Optional.empty();
      case Received.Posted(_, _, _, _, _, Optional<PushOfRequest> push) when push.isPresent() ->
          push.map(Recipient::of);
      default -> named(tx, evidence, payer, now);
    };
  }

  private Optional<Recipient> named(Tx tx, Evidence evidence, Payer payer, Instant now) {
    return switch (evidence) {
      case Evidence.Proof proof -> pushes.held(tx, proof.requestId()).map(Recipient::of);
      case Evidence.Receipt receipt ->
          asked(tx, receipt, payer, now)
              .or(() -> receipt.phone().map(phone -> new Recipient(phone, Optional.empty())));
    };
  }

  private Optional<Recipient> asked(Tx tx, Evidence.Receipt receipt, Payer payer, Instant now) {
    Optional<Push> named = receipt.requestId().flatMap(id -> pushes.held(tx, id));
    if (named.isPresent()) {
      return named.map(Recipient::of);
    }
    List<Push> fitting =
        receipt.account().flatMap(Reference::parse).stream()
            .filter(account -> account.kind() == Reference.Kind.BILL)
            .flatMap(bill -> lately(tx, bill, now))
            .filter(push -> payer.mayBe(push.phone()))
            .toList();
    boolean one = fitting.stream().map(Push::phone).distinct().count() == 1;
    return one ? Optional.of(Recipient.of(fitting.getFirst())) : Optional.empty();
  }

  private Stream<Push> lately(Tx tx, Reference bill, Instant now) {
    return pushes.ofBill(tx, bill, now.minus(LATELY)).stream();
  }
}
