package ke.go.machakos.db.permits;

import java.util.Locale;

/** Where a permit stands. */
public enum PermitStatus {
  SUBMITTED,
  INSPECTED,
  APPROVED,
  SENT_BACK,
  REJECTED,
  BILLED,
  PAID,
  ISSUED,
  EXPIRED,
  REVOKED;

  /** The form in files and columns, for example {@code sent_back}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of a code.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static PermitStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
