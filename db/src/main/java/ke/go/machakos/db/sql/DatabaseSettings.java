package ke.go.machakos.db.sql;

import java.util.Optional;

/**
 * Where a MariaDB is and who uses it.
 *
 * @param url a {@code jdbc:mariadb:} address, of several hosts where wanted
 * @param user the account of the running process, which needs no more than SELECT on the database
 * @param password the account's password
 * @param owner the account that migrates and grants, or empty where the process's own account does
 */
public record DatabaseSettings(
    String url, String user, String password, Optional<Credentials> owner) {

  /** An account and its password. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  @Override
  public String toString() {
    return user + " at " + url.replaceFirst("\\?.*", "");
  }
}
