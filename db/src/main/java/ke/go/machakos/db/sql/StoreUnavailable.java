package ke.go.machakos.db.sql;

/**
 * The database did not answer in time: it is down, unreachable, or too busy. Whether a write took
 * effect is then unknown; nothing else about the request is wrong, and it may be tried again.
 */
public final class StoreUnavailable extends RuntimeException {
  StoreUnavailable(Throwable cause) {
    super("The database did not answer: " + cause.getMessage(), cause);
  }

  /** Whether a failure says that, or that the database lets nobody in, however deep its cause. */
  public static boolean means(Throwable failure) {
    return failure instanceof StoreUnavailable
        || Failures.isUnavailable(failure)
        || Failures.isShut(failure);
  }

  /** The driver's own words on it in a line, with the address or the account. */
  public static String reason(Throwable failure) {
    return Failures.words(failure).lines().findFirst().orElse("");
  }
}
