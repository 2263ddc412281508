package ke.go.machakos.gateway.turns;

import java.time.Duration;
import java.util.List;

/** One failure of M-Pesa's, met by payers of each language at the same time. For one thread. */
final class PaymentPlay {
  private final RunningGateway gateway;
  private final MovableClock clock;
  private final List<Payer> payers;

  PaymentPlay(RunningGateway gateway, MovableClock clock, List<Payer> payers) {
    this.gateway = gateway;
    this.clock = clock;
    this.payers = payers;
  }

  /** Plays it to its end. */
  void play(String fault, FailedPayment expected) {
    payers.forEach(Payer::asksToPay);
    SimulatedPhone.tell(gateway, fault, expected.each() * payers.size());
    clock.forward(Duration.ofSeconds(5));
    expected.acts().accept(this);
    SimulatedPhone.awaiting(
        "the end of " + fault, () -> payers.stream().allMatch(payer -> payer.ended(expected)));
  }

  void pay() {
    payers.forEach(payer -> payer.phone().pay());
  }

  void refuse() {
    payers.forEach(payer -> payer.phone().refuse());
    SimulatedPhone.awaiting(
        "the refusal", () -> payers.stream().allMatch(payer -> payer.push().equals("failed")));
  }

  void payByPayBill() {
    payers.forEach(payer -> payer.phone().payByPayBill(payer.bill(), payer.amount()));
  }

  /** Lets time pass once each payer is to be asked again. */
  void again(int seconds) {
    SimulatedPhone.awaiting(
        "another try", () -> payers.stream().allMatch(payer -> payer.push().equals("retry")));
    clock.forward(Duration.ofSeconds(seconds));
  }

  /** Lets time pass once the failure was met. */
  void later(int seconds) {
    SimulatedPhone.awaiting("the failure", () -> !SimulatedPhone.failuresLeft(gateway));
    clock.forward(Duration.ofSeconds(seconds));
  }
}
