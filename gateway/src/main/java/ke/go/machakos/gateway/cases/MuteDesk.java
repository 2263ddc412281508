package ke.go.machakos.gateway.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.cases.CaseFiles;
import ke.go.machakos.db.cases.Follower;
import ke.go.machakos.db.cases.Followers;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.Muted;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.gateway.promise.Urgency;

/**
 * Says which numbers the county does not hear, until when and why: each decision is somebody's,
 * ends by itself, and is in the audit log under an alias of the number. What a muted number sends
 * makes no case and is kept and counted, except where a life may be in danger: a lie costs somebody
 * a call, silence may cost a life. Thread-safe.
 */
public final class MuteDesk {
  /** For how long a number is muted where nobody says. */
  public static final Duration USUAL = Duration.ofDays(30);

  /** What an officer calls it, in a command and on a page. */
  public static final String MUTE = "mute";

  public static final String UNMUTE = "unmute";

  private static final String MENU = "ussd";
  private static final int REASON = 200;

  private final Database database;
  private final Muted muted;
  private final Inbox inbox;
  private final StaffDirectory staff;
  private final Followers followers;
  private final CaseFiles files;
  private final Audit audit;

  private MuteDesk(Database database, Vault vault) {
    this.database = database;
    this.muted = new Muted(database, vault);
    this.inbox = new Inbox(database, vault);
    this.staff = new StaffDirectory(database, vault);
    this.followers = new Followers(vault);
    this.files = new CaseFiles(vault);
    this.audit = new Audit(database);
  }

  /** A desk over the stores. */
  public static MuteDesk over(Database database, Vault vault) {
    return new MuteDesk(database, vault);
  }

  /** What a decision came to. */
  public enum Decided {
    DONE,
    /** It has to be said why. */
    REASON_MISSING,
    /** Somebody of the county has that number: their OK to a call would be lost. */
    OF_STAFF,
    /** It is heard already. */
    NOT_MUTED
  }

  /** Does not hear a number for a time; a later decision takes the place of the one before. */
  public Decided mute(Msisdn phone, Actor.Staff by, String reason, Duration time, Instant now) {
    if (reason.isBlank()) {
      return Decided.REASON_MISSING;
    }
    if (staff.find(phone).isPresent()) {
      return Decided.OF_STAFF;
    }
    String why = why(reason);
    Instant until = now.plus(time);
    return database.write(
        tx -> {
          muted.mute(tx, phone, until, why, by.actor(), now);
          audit(tx, phone, by, "mute", "until " + until + ": " + why, now);
          return Decided.DONE;
        });
  }

  /** Hears a number again. */
  public Decided hear(Msisdn phone, Actor.Staff by, Instant now) {
    return database.write(
        tx -> {
          if (!muted.hear(tx, phone)) {
            return Decided.NOT_MUTED;
          }
          audit(tx, phone, by, "unmute", "", now);
          return Decided.DONE;
        });
  }

  private void audit(
      Tx tx, Msisdn phone, Actor.Staff by, String action, String detail, Instant now) {
    String subject = "number/" + muted.alias(phone);
    audit.append(tx, new AuditEvent(by.actor(), "number." + action, subject, detail, now));
  }

  /** A reason as it is kept: without numbers, and not long. */
  static String why(String reason) {
    String masked = NumberMask.mask(reason.strip());
    return masked.substring(0, Math.min(REASON, masked.length()));
  }

  /** How a number stands; empty for one that is heard. */
  public Optional<Muted.Entry> standing(Msisdn phone, Instant now) {
    return database.read(tx -> muted.find(tx, phone, now));
  }

  /** The number of whoever reported a case, which officers act on and are not shown. */
  public Optional<Msisdn> reporter(Reference reference) {
    return database
        .<Optional<Follower>>read(tx -> followers.reporter(tx, reference))
        .map(Follower::phone);
  }

  /** Whether a number is not heard. */
  public boolean isMuted(Tx tx, Msisdn phone, Instant now) {
    return muted.find(tx, phone, now).isPresent();
  }

  /** Whether what a number says of a case is not heard: of an emergency it is. */
  public boolean isMuted(Tx tx, Msisdn phone, Reference about, Instant now) {
    return isMuted(tx, phone, now)
        && files
            .lock(tx, about)
            .filter(it -> it.matter().urgency().equals(Urgency.EMERGENCY.code()))
            .isEmpty();
  }

  /** Keeps what a muted number sent by menu, as its texts are kept; false for one that is heard. */
  public boolean drops(Tx tx, Msisdn phone, String words, Instant now) {
    if (!isMuted(tx, phone, now)) {
      return false;
    }
    var message =
        new IncomingMessage(
            MENU,
            UUID.randomUUID().toString(),
            phone,
            MENU,
            Optional.empty(),
            Optional.empty(),
            words,
            Optional.empty());
    long id = inbox.take(tx, message, now).id();
    inbox.handled(tx, id, Inbox.State.DROPPED, "door", now);
    return true;
  }
}
