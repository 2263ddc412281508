package ke.go.machakos.db.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What a failure of the driver means. */
final class Failures {
  private static final int NO_ACCESS = 1044;
  private static final int NO_DATABASE = 1049;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;
  private static final int CHANGED_SINCE_READ = 1020;
  private static final int STATEMENT_TIMEOUT = 1969;

  private Failures() {}

  /** Whether the database, and not the statement, is to blame. */
  static boolean isUnavailable(Throwable failure) {
    SQLException sql = sqlException(failure);
    return sql != null
        && (sql instanceof SQLTransientConnectionException
            || sql instanceof SQLTimeoutException
            || sql.getErrorCode() == LOCK_WAIT_TIMEOUT
            || sql.getErrorCode() == STATEMENT_TIMEOUT
            || isRetryable(failure)
            || isBroken(failure));
  }

  /** Whether the connection is lost. */
  static boolean isBroken(Throwable failure) {
    SQLException sql = sqlException(failure);
    return sql instanceof SQLNonTransientConnectionException
        || (sql != null && state(sql).startsWith("08"));
  }

  /** Whether the transaction was rolled back because of another, so that it may run again. */
  static boolean isRetryable(Throwable failure) {
    SQLException sql = sqlException(failure);
    return sql != null
        && (sql.getErrorCode() == DEADLOCK || sql.getErrorCode() == CHANGED_SINCE_READ);
  }

  /** Whether the account, its password or the database's name is wrong. */
  static boolean isShut(Throwable failure) {
    SQLException sql = sqlException(failure);
    return sql != null
        && (state(sql).startsWith("28")
            || sql.getErrorCode() == NO_ACCESS
            || sql.getErrorCode() == NO_DATABASE);
  }

  /** What the driver says, or else the last cause. */
  static String words(Throwable failure) {
    SQLException sql = sqlException(failure);
    Throwable last = failure;
    while (sql == null && last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf((sql == null ? last : sql).getMessage());
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  private static @Nullable SQLException sqlException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
