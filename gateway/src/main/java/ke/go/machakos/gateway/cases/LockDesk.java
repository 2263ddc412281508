package ke.go.machakos.gateway.cases;

import java.time.Instant;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.inbox.Muted;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;

/**
 * Opens numbers that too many wrong PINs locked, once somebody at a desk knows whose they are: each
 * time it is somebody's decision, with a reason, in the audit log under an alias of the number.
 * Thread-safe.
 */
public final class LockDesk {
  /** What an officer calls it, in a command. */
  public static final String UNLOCK = "unlock";

  private final Database database;
  private final Citizens citizens;
  private final Pins pins;
  private final Muted aliases;
  private final Audit audit;

  private LockDesk(Database database, Vault vault) {
    this.database = database;
    this.citizens = new Citizens(database, vault);
    this.pins = new Pins(vault);
    this.aliases = new Muted(database, vault);
    this.audit = new Audit(database);
  }

  /** A desk over the stores. */
  public static LockDesk over(Database database, Vault vault) {
    return new LockDesk(database, vault);
  }

  /** What a decision came to. */
  public enum Decided {
    DONE,
    /** It has to be said why. */
    REASON_MISSING,
    /** It is open already, or the county never met it. */
    NOT_LOCKED
  }

  /** Whether a number is locked. */
  public boolean isLocked(Msisdn phone) {
    return citizens.find(phone).filter(Citizen::locked).isPresent();
  }

  /** Opens a number and takes its PIN away, so that its owner sets another. */
  public Decided unlock(Msisdn phone, Actor.Staff by, String reason, Instant now) {
    if (reason.isBlank()) {
      return Decided.REASON_MISSING;
    }
    return database.write(
        tx -> {
          if (!pins.unlock(tx, phone)) {
            return Decided.NOT_LOCKED;
          }
          String subject = "number/" + aliases.alias(phone);
          String why = MuteDesk.why(reason);
          audit.append(tx, new AuditEvent(by.actor(), "number." + UNLOCK, subject, why, now));
          return Decided.DONE;
        });
  }
}
