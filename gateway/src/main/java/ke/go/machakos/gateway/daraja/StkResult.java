package ke.go.machakos.gateway.daraja;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a push came to, by Daraja's result code, and what is done about it (reference section 2). A
 * code that is not listed is told to the payer and nothing is tried again by itself.
 */
public enum StkResult {
  PAID("0", Act.POST, Duration.ZERO, "paid"),
  NO_FUNDS("1", Act.TELL_MAY_RETRY, Duration.ZERO, "funds"),
  TOO_LITTLE("2", Act.TELL, Duration.ZERO, "little"),
  TOO_MUCH("3", Act.TELL, Duration.ZERO, "much"),
  DAILY_LIMIT("4", Act.TELL, Duration.ZERO, "daily"),
  MOST_BALANCE("8", Act.TELL, Duration.ZERO, "balance"),
  SAME_AMOUNT("17", Act.WAIT, Duration.ofMinutes(2), "same"),
  /** Only in community lists; what it says is said officially of 500.001.1001. */
  LOCKED("1001", Act.RETRY_ONCE, ErrorAnswer.LOCK, "reach"),
  EXPIRED("1019", Act.NEW_PUSH, Duration.ZERO, "expired"),
  PROMPT_TOO_LONG("1025", Act.ALERT_PROGRAM, Duration.ZERO, "fault"),
  CANCELLED("1032", Act.STOP, Duration.ZERO, "cancelled"),
  UNREACHABLE("1037", Act.RETRY_ONCE, ErrorAnswer.LOCK, "reach"),
  WRONG_PIN("2001", Act.TELL, Duration.ZERO, "pin"),
  NOT_PERMITTED("2028", Act.ALERT_CONFIG, Duration.ZERO, "fault"),
  WRONG_OPERATOR("SFC_IC0003", Act.ALERT_CONFIG, Duration.ZERO, "fault"),
  PIN_LOCKED("8006", Act.TELL_LOCKED, Duration.ZERO, "locked"),
  /** Only in community lists. */
  SYSTEM_BUSY("26", Act.TELL, Duration.ZERO, "busy"),
  /** Only in community lists. */
  PUSH_FAILED("9999", Act.TELL, Duration.ZERO, "other"),
  OTHER("", Act.TELL, Duration.ZERO, "other");

  /** What is done about a result. */
  public enum Act {
    /** It was paid: into the books by its receipt. */
    POST,
    /** The payer is told, and may ask for another push at once. */
    TELL_MAY_RETRY,
    /** The payer is told. */
    TELL,
    /** Another push of the same amount may come after {@link StkResult#after}. */
    WAIT,
    /** Another push may come if the payer asks. */
    NEW_PUSH,
    /** The payer does not want it. */
    STOP,
    /** Another push comes by itself after {@link StkResult#after}, once. */
    RETRY_ONCE,
    /** Our request was wrong: whoever runs the service is told. */
    ALERT_PROGRAM,
    /** The account is set up wrongly: whoever runs the service is told. */
    ALERT_CONFIG,
    /** The payer is told to call their operator. */
    TELL_LOCKED
  }

  private final String code;
  private final Act act;
  private final Duration after;
  private final String text;

  StkResult(String code, Act act, Duration after, String text) {
    this.code = code;
    this.act = act;
    this.after = after;
    this.text = text;
  }

  /** The one of a code as it was said, a number or a text. */
  public static StkResult of(String code) {
    Optional<StkResult> found =
        Arrays.stream(values()).filter(it -> it != OTHER && it.code.equals(code)).findFirst();
    return found.orElse(OTHER);
  }

  /** Daraja's code; empty for what is not listed. */
  public String code() {
    return code;
  }

  /** What is done about it. */
  public Act act() {
    return act;
  }

  /** How long to wait before another push; zero where nothing is waited for. */
  public Duration after() {
    return after;
  }

  /** The key of the sentence that tells the payer why; it needs no values. */
  public String textKey() {
    return "mpesa.why." + text;
  }
}
