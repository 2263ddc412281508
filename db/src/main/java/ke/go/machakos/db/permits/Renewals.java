package ke.go.machakos.db.permits;

import static ke.go.machakos.db.generated.Tables.APPLICATION;

import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/** What follows permits. */
public final class Renewals {
  private Renewals() {}

  /** Whether something follows a permit that is not withdrawn, rejected or dismissed. */
  public static boolean follow(Tx tx, Reference permit) {
    return tx.jooq()
        .fetchExists(
            APPLICATION,
            APPLICATION
                .RENEWAL_OF
                .eq(permit.digits())
                .and(APPLICATION.STATE.notIn("withdrawn", "rejected", "dismissed")));
  }
}
