package ke.go.machakos.db.sql;

import org.jooq.DSLContext;

/**
 * A connection to the database while one piece of work has it: inside {@link Database#write} one
 * transaction, inside {@link Database#read} none. Not thread-safe, and of no use once the work is
 * done.
 */
public final class Tx {
  private final DSLContext jooq;

  Tx(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** The queries' way in, for the repositories of this module alone. */
  public DSLContext jooq() {
    return jooq;
  }
}
