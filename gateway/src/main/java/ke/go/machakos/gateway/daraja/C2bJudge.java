package ke.go.machakos.gateway.daraja;

/**
 * Says before money moves whether a payment to the PayBill may be made. Thread-safe; called on
 * virtual threads. What it does not say in time is allowed.
 */
@FunctionalInterface
public interface C2bJudge {
  /** What is said of the payment; it is not stored, and may never be made. */
  Verdict judge(C2bPayment payment);

  /** Whether a payment may be made, with the code of Daraja's that says so. */
  enum Verdict {
    ACCEPTED("0"),
    NO_SUCH_ACCOUNT("C2B00012"),
    WRONG_AMOUNT("C2B00013"),
    OTHERWISE_WRONG("C2B00016");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }

    /** The body that says it. */
    String envelope() {
      String said = this == ACCEPTED ? "Accepted" : "Rejected";
      return "{\"ResultCode\":\"" + code + "\",\"ResultDesc\":\"" + said + "\"}";
    }
  }
}
