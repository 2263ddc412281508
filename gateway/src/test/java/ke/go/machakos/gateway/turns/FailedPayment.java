package ke.go.machakos.gateway.turns;

import java.util.function.Consumer;

/**
 * What comes of each way in which the stand-in for M-Pesa fails.
 *
 * @param each how often each payer meets it
 * @param acts what a payer does at the phone meanwhile, and how long they wait
 * @param end how the question on the phone ends
 * @param messages how many the payer gets in all
 */
record FailedPayment(int each, Consumer<PaymentPlay> acts, End end, int messages) {

  /** How it ends, as whoever pays has it. */
  enum End {
    /** The county has the money: a receipt is sent and the bill is settled. */
    PAID,
    /** It has none, and said why. */
    TOLD_WHY,
    /** Nobody knows whether they were asked: what they were told before is what holds. */
    UNKNOWN
  }

  static FailedPayment of(String fault) {
    return switch (fault) {
      case "CANCELLED",
          "WRONG_PIN",
          "NO_FUNDS",
          "SAME_AMOUNT",
          "EXPIRED",
          "PIN_LOCKED",
          "NOT_PERMITTED" ->
          new FailedPayment(1, play -> {}, End.TOLD_WHY, 2);
      case "UNREACHABLE" -> new FailedPayment(2, again(61), End.TOLD_WHY, 2);
      case "HTTP_503" -> new FailedPayment(2, again(31), End.TOLD_WHY, 2);
      case "ONGOING_SESSION", "SESSION_LOCK" ->
          new FailedPayment(1, again(61).andThen(PaymentPlay::pay), End.PAID, 2);
      case "SPIKE_ARREST" -> new FailedPayment(1, again(6).andThen(PaymentPlay::pay), End.PAID, 2);
      case "HTTP_500" -> new FailedPayment(1, again(31).andThen(PaymentPlay::pay), End.PAID, 2);
      case "NO_ANSWER" -> new FailedPayment(1, later(61), End.UNKNOWN, 1);
      case "NO_CALLBACK" ->
          new FailedPayment(
              1,
              play -> {
                play.pay();
                later(90).accept(play);
              },
              End.PAID,
              3);
      case "HASHED_NUMBER", "MASKED_NUMBER" ->
          new FailedPayment(
              1,
              play -> {
                play.refuse();
                play.payByPayBill();
              },
              End.PAID,
              3);
      case "CALLBACK_FIRST" -> new FailedPayment(1, play -> {}, End.PAID, 2);
      default -> new FailedPayment(1, PaymentPlay::pay, End.PAID, 2);
    };
  }

  /** Waits until it was tried once more, so many seconds later. */
  private static Consumer<PaymentPlay> again(int seconds) {
    return play -> play.again(seconds);
  }

  private static Consumer<PaymentPlay> later(int seconds) {
    return play -> play.later(seconds);
  }
}
