package ke.go.machakos.gateway.africastalking.standin;

import java.util.Arrays;
import java.util.Optional;

/**
 * One way in which a request to send does not end as usual. Status codes are the recipients', in an
 * answer with HTTP 201; all others befall the answer itself.
 */
public enum SendFault {
  PROCESSED("Processed", 100, Kind.STATUS, true),
  RISK_HOLD("RiskHold", 401, Kind.STATUS, false),
  INVALID_SENDER_ID("InvalidSenderId", 402, Kind.STATUS, false),
  INVALID_PHONE_NUMBER("InvalidPhoneNumber", 403, Kind.STATUS, false),
  UNSUPPORTED_NUMBER_TYPE("UnsupportedNumberType", 404, Kind.STATUS, false),
  INSUFFICIENT_BALANCE("InsufficientBalance", 405, Kind.STATUS, false),
  USER_IN_BLACKLIST("UserInBlacklist", 406, Kind.STATUS, false),
  COULD_NOT_ROUTE("CouldNotRoute", 407, Kind.STATUS, false),
  DO_NOT_DISTURB_REJECTION("DoNotDisturbRejection", 409, Kind.STATUS, false),
  INTERNAL_SERVER_ERROR("InternalServerError", 500, Kind.STATUS, false),
  GATEWAY_ERROR("GatewayError", 501, Kind.STATUS, false),
  REJECTED_BY_GATEWAY("RejectedByGateway", 502, Kind.STATUS, false),
  /** HTTP 201 with no recipients and {@code InvalidSenderId} as the message. */
  EMPTY_RECIPIENTS("EmptyRecipients", 201, Kind.EMPTY, false),
  HTTP_401("Http401", 401, Kind.HTTP, false),
  HTTP_429("Http429", 429, Kind.HTTP, false),
  HTTP_500("Http500", 500, Kind.HTTP, false),
  /** HTTP 201 with half a body: the message was sent, and its id is not to be read. */
  MALFORMED_BODY("MalformedBody", 201, Kind.MALFORMED, true),
  NO_ANSWER("NoAnswer", 0, Kind.SILENCE, false),
  SENT_NO_ANSWER("SentNoAnswer", 0, Kind.SILENCE, true),
  SENT_CONNECTION_CUT("SentConnectionCut", 0, Kind.CUT, true);

  /** What is out of the usual. */
  enum Kind {
    STATUS,
    EMPTY,
    HTTP,
    MALFORMED,
    SILENCE,
    CUT
  }

  private final String wire;
  private final int code;
  private final Kind kind;
  private final boolean sent;

  SendFault(String wire, int code, Kind kind, boolean sent) {
    this.wire = wire;
    this.code = code;
    this.kind = kind;
    this.sent = sent;
  }

  /** The one of this name. */
  public static Optional<SendFault> of(String wire) {
    return Arrays.stream(values()).filter(fault -> fault.wire.equals(wire)).findFirst();
  }

  /** The provider's word for it, or ours where it has none. */
  public String wire() {
    return wire;
  }

  /** The recipient's status code or the HTTP status; 0 where there is no answer. */
  public int code() {
    return code;
  }

  Kind kind() {
    return kind;
  }

  /** Whether the message goes to the phone none the less. */
  public boolean sent() {
    return sent;
  }
}
