package ke.go.machakos.gateway.promise;

import java.util.Locale;

/** The hours in which a promise is measured. */
public enum Hours {
  /** Every hour of the day and of the week: what is on fire burns at night too. */
  CLOCK,
  /** The hours in which the county's offices are open. */
  WORKING;

  /** How files and tables write it: {@code clock}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The hours that a file or a table names. */
  public static Hours of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
