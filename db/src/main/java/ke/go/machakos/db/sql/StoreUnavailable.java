package ke.go.machakos.db.sql;

/**
 * The database did not answer in time: it is down, unreachable, or too busy. Whether a write took
 * effect is then unknown; nothing else about the request is wrong, and it may be tried again.
 */
public final class StoreUnavailable extends RuntimeException {
  StoreUnavailable(Throwable cause) {
    super("The database did not answer: " + cause.getMessage(), cause);
  }
}
