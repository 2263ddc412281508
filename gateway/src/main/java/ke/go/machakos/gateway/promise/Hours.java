package ke.go.machakos.gateway.promise;

/** The hours in which a promise is measured. */
public enum Hours {
  /** Every hour of the day and of the week: what is on fire burns at night too. */
  CLOCK,
  /** The hours in which the county's offices are open. */
  WORKING
}
