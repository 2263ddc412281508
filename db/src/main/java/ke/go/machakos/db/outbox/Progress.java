package ke.go.machakos.db.outbox;

import java.util.Arrays;

/**
 * How far a message came, as its provider tells it, in the order in which that can happen: a report
 * that ranks no higher than one before it moves nothing.
 */
public enum Progress {
  /** Nothing is known, or what is said is not understood. */
  UNKNOWN(0),
  TAKEN(1),
  SUBMITTED(2),
  BUFFERED(3),
  /** The phone is off or out of reach; it may still come back. */
  ABSENT(4),
  EXPIRED(5),
  DELIVERED(6),
  UNDELIVERED(7);

  private final int rank;

  Progress(int rank) {
    this.rank = rank;
  }

  /** The form in the column. */
  int rank() {
    return rank;
  }

  /** Whether nothing comes after it. */
  public boolean isFinal() {
    return this == DELIVERED || this == UNDELIVERED;
  }

  /** The one that a column holds. */
  static Progress of(int rank) {
    return Arrays.stream(values())
        .filter(each -> each.rank == rank)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no progress ranks " + rank));
  }

  /** The state of a message that came so far. */
  MessageState state() {
    return switch (this) {
      case DELIVERED -> MessageState.DELIVERED;
      case UNDELIVERED -> MessageState.UNDELIVERED;
      default -> MessageState.SENT;
    };
  }
}
