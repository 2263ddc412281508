package ke.go.machakos.db.inbox;

/**
 * What became of a message that was delivered.
 *
 * @param id the row of the message; where it is a copy, of the copy itself
 */
public record Receipt(Arrival arrival, long id) {
  /** Whether a message is one to work on. */
  public enum Arrival {
    /** Not seen before. */
    NEW,
    /** The provider delivered the same message before. */
    REPEAT,
    /** The same text of the same number as another message, which it is kept as a copy of. */
    COPY
  }
}
