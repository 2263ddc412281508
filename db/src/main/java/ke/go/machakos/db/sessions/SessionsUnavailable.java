package ke.go.machakos.db.sessions;

/**
 * Redis did not answer in time. Whether a session was replaced is then unknown; the same turn may
 * be delivered again.
 */
public final class SessionsUnavailable extends RuntimeException {
  SessionsUnavailable(Throwable cause) {
    super("Redis did not answer: " + cause.getMessage(), cause);
  }
}
