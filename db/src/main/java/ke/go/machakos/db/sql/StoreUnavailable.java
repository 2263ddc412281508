package ke.go.machakos.db.sql;

/**
 * The database did not answer in time: it is down, unreachable, or too busy. Whether a write took
 * effect is then unknown; nothing else about the request is wrong, and it may be tried again.
 */
public final class StoreUnavailable extends RuntimeException {
  StoreUnavailable(Throwable cause) {
    super("The database did not answer: " + cause.getMessage(), cause);
  }

  /** Whether a failure says that, however deep its cause lies. */
  public static boolean means(Throwable failure) {
    return failure instanceof StoreUnavailable || Failures.isUnavailable(failure);
  }

  /** The last cause of a failure in a line: what a person can act on. */
  public static String reason(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
  }
}
