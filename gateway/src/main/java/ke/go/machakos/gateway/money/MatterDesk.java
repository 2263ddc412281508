package ke.go.machakos.gateway.money;

import java.util.Optional;
import ke.go.machakos.db.approvals.ProposalKind;
import ke.go.machakos.db.approvals.Signatories;
import ke.go.machakos.db.approvals.Signatory;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.payments.Matter;
import ke.go.machakos.db.payments.Matters;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;

/**
 * Where somebody says that they looked into a payment that may be one too many, into words that
 * contradict the books, or into what could not be read. No money moves by it, so one person is
 * enough: whoever may propose to take a payment back. Thread-safe.
 */
public final class MatterDesk {
  private static final int LONGEST = 160;

  private final Database database;
  private final MoneyRoles roles;
  private final Matters matters;
  private final Audit audit;
  private final Signatories signatories = new Signatories();

  public MatterDesk(Database database, Vault vault, MoneyRoles roles) {
    this.database = database;
    this.roles = roles;
    this.matters = new Matters(vault);
    this.audit = new Audit(database);
  }

  /** Settles a matter; why not, where it stays open. */
  public Optional<Refusal> settle(long matter, MoneyDesk.Asked asked) {
    if (asked.reason().isBlank()) {
      return Optional.of(Refusal.REASON_MISSING);
    }
    return database.write(
        tx -> {
          Optional<Signatory> who = signatories.named(tx, asked.staff());
          if (who.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_STAFF);
          }
          return roles.mayPropose(who.get(), ProposalKind.REVERSE)
              ? settle(tx, matter, who.get(), asked)
              : Optional.of(Refusal.NOT_YOUR_ROLE);
        });
  }

  /** Money without a bill is not settled by words: it is matched, or sent back. */
  private Optional<Refusal> settle(Tx tx, long matter, Signatory who, MoneyDesk.Asked asked) {
    String masked = NumberMask.mask(asked.reason().strip());
    String reason = masked.substring(0, Math.min(LONGEST, masked.length()));
    boolean settled =
        matters
            .find(tx, matter)
            .filter(it -> it.kind() != Matter.Kind.UNMATCHED)
            .filter(it -> matters.close(tx, matter, reason, asked.at()))
            .isPresent();
    if (!settled) {
      return Optional.of(Refusal.NO_SUCH_MATTER);
    }
    audit.append(
        tx,
        new AuditEvent(who.username(), "money.settled", "matter/" + matter, reason, asked.at()));
    return Optional.empty();
  }
}
