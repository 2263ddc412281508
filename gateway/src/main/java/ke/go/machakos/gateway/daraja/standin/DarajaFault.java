package ke.go.machakos.gateway.daraja.standin;

import java.util.Arrays;
import java.util.Optional;

/** One way in which a payment or a request does not go as usual (reference sections 2 to 6). */
public enum DarajaFault {
  CANCELLED(Stage.RESULT, "1032", "Request canceled by user."),
  WRONG_PIN(Stage.RESULT, "2001", "The initiator information is invalid."),
  NO_FUNDS(Stage.RESULT, "1", "The balance is insufficient for the transaction."),
  UNREACHABLE(Stage.RESULT, "1037", "DS timeout user cannot be reached."),
  /** The push is taken, and finds the phone in another session. */
  ONGOING_SESSION(Stage.RESULT, "1037", "DS timeout user cannot be reached"),
  SAME_AMOUNT(Stage.RESULT, "17", "Rule limited."),
  EXPIRED(Stage.RESULT, "1019", "Transaction has expired."),
  PIN_LOCKED(Stage.RESULT, "8006", "The security credential is locked."),
  NOT_PERMITTED(
      Stage.RESULT, "2028", "The request is not permitted according to product assignment."),
  /** The push is not taken, for the phone is in another session. */
  SESSION_LOCK(
      Stage.PUSH,
      "500.001.1001",
      "Unable to lock subscriber, a transaction is already in process for the current subscriber"),
  /** The phone is asked, and whoever pushed is never answered. */
  SENT_NO_ANSWER(Stage.PUSH, "", ""),
  /** The payer pays at once, and the result comes before the answer to the push. */
  CALLBACK_FIRST(Stage.PUSH, "", ""),
  LATE_CALLBACK(Stage.TELLING, "", ""),
  NO_CALLBACK(Stage.TELLING, "", ""),
  CALLBACK_THRICE(Stage.TELLING, "", ""),
  /** A payment by a push is confirmed as one to the PayBill besides. */
  C2B_TWIN(Stage.TWIN, "", ""),
  HASHED_NUMBER(Stage.NUMBER, "", ""),
  MASKED_NUMBER(Stage.NUMBER, "", ""),
  TOKEN_EXPIRED(Stage.ENTRY, "404.001.03", "Invalid Access Token"),
  SPIKE_ARREST(Stage.ENTRY, "500.003.02", "System is busy. Please try again in few minutes."),
  HTTP_500(Stage.ENTRY, "500.003.1001", "Internal Server Error"),
  /** HTTP 503 with a body that is no JSON. */
  HTTP_503(Stage.ENTRY, "", ""),
  /** Nothing is done, and nothing is said. */
  NO_ANSWER(Stage.ENTRY, "", "");

  /** Where it is met; each stage meets its own, in the order told. */
  enum Stage {
    /** By the next request, whatever it asks. */
    ENTRY,
    /** By the next push. */
    PUSH,
    /** By the next push that was taken: this is its result, and the phone is not asked. */
    RESULT,
    /** By the next thing that is told to a callback. */
    TELLING,
    /** By the next payment of a push. */
    TWIN,
    /** By the next confirmation of a payment to the PayBill. */
    NUMBER;

    boolean meets(DarajaFault fault) {
      return fault.stage == this;
    }
  }

  private final Stage stage;
  private final String code;
  private final String said;

  DarajaFault(Stage stage, String code, String said) {
    this.stage = stage;
    this.code = code;
    this.said = said;
  }

  /** The one of this name. */
  public static Optional<DarajaFault> of(String name) {
    return Arrays.stream(values()).filter(fault -> fault.name().equals(name)).findFirst();
  }

  /** The result code or error code that says it; empty where none does. */
  public String code() {
    return code;
  }

  String said() {
    return said;
  }
}
