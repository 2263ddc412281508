package ke.go.machakos.gateway.money;

/** Why the desk does not do something. */
public enum Refusal {
  UNKNOWN_STAFF("nobody of the staff has that username"),
  NOT_YOUR_ROLE("that is not for their role to do"),
  OWN_PROPOSAL("nobody decides what they proposed themselves"),
  ALREADY_DECIDED("it was decided before"),
  NO_SUCH_PROPOSAL("there is no such proposal"),
  REASON_MISSING("say why, with --reason"),
  NOT_POSITIVE("the amount must be more than nothing"),
  NO_SUCH_BILL("there is no such bill"),
  BILL_CANCELLED("the bill is cancelled"),
  MORE_THAN_OWED("that is more than is still owed"),
  MORE_THAN_CREDIT("that is more than was paid too much"),
  NO_SUCH_PAYMENT("there is no such payment"),
  NOT_UNMATCHED("the payment is not waiting for a bill"),
  REVERSED_ALREADY("the payment was taken back before"),
  NO_RECEIPT("the payment has no receipt yet, and M-Pesa knows it by nothing else"),
  NO_SUCH_MATTER("nothing of that number waits to be looked into"),
  PAID_BACK_IN_PART("a part of the payment was paid back before: M-Pesa would send all of it"),
  ASKED_ALREADY("M-Pesa was asked to send it back before, and has not answered yet");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /** What is said of it at the desk. */
  public String words() {
    return words;
  }
}
