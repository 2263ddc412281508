package ke.go.machakos.db.payments;

import java.util.Locale;

/** Where a push stands. */
public enum PushState {
  /** It is to be sent when it is due. */
  WANTED,
  /** A node has it in hand. */
  SENDING,
  /** The provider took it; its answer is waited for. */
  SENT,
  /** It is to be sent once more when it is due. */
  RETRY,
  /** It was paid. */
  PAID,
  /** It will not be paid, for the reason of its code. */
  FAILED,
  /** Nobody knows whether it reached the payer. Money that comes for it is taken none the less. */
  UNKNOWN;

  /** The form in the column. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a code. */
  public static PushState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
