package ke.go.machakos.db.outbox;

import java.util.Locale;

/** Where a message stands. */
public enum MessageState {
  WAITING,
  /** A node has it in hand; where that node died, the provider may have it. */
  SENDING,
  /** The provider has taken it. */
  SENT,
  DELIVERED,
  /** The network could not deliver it, for good. */
  UNDELIVERED,
  /** The provider would not have it, or it was tried for too long. */
  FAILED,
  /** It was no use any more before it could be sent. */
  EXPIRED,
  /** The person wants nothing that they did not ask for. */
  DROPPED;

  /** The form in the column. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
