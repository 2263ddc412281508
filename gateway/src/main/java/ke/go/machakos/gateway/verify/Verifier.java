package ke.go.machakos.gateway.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.permits.PermitFaces;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;

/** Asks the county's records whether a permit or a receipt is real. Thread-safe. */
public final class Verifier {
  private final Permits permits;
  private final PermitFaces faces;
  private final Payments payments;

  public Verifier(Permits permits, PermitFaces faces, Payments payments) {
    this.permits = permits;
    this.faces = faces;
    this.payments = payments;
  }

  /** The same over the stores. */
  public static Verifier over(Database database, Vault vault) {
    return new Verifier(
        new Permits(database, vault), new PermitFaces(database, vault), new Payments(database));
  }

  /** The day in Nairobi. */
  public static LocalDate day(Instant now) {
    return Verdicts.day(now);
  }

  /** Of a permit. */
  public Verdict permit(Reference number, Instant now) {
    // both are always asked for: how long an answer takes does not tell whether there is one
    var permit = permits.find(number);
    var face = faces.find(number);
    return permit
        .flatMap(found -> face.map(seen -> Verdicts.of(found, seen, Verdicts.day(now))))
        .orElseGet(Verdict.Unknown::new);
  }

  /** Of a receipt, in capitals. */
  public Verdict receipt(String receipt) {
    return payments
        .byReceipt(receipt)
        .map(payment -> Verdicts.of(payment, receipt))
        .orElseGet(Verdict.Unknown::new);
  }

  /**
   * Of a permit number or a receipt.
   *
   * @return empty where the text is neither; the code of a printed permit is not looked up here
   */
  public Optional<Verdict> check(Asked asked, Instant now) {
    return switch (asked) {
      case Asked.OfPermit(Reference number) -> Optional.of(permit(number, now));
      case Asked.OfReceipt(String receipt) -> Optional.of(receipt(receipt));
      case Asked.OfCode code -> Optional.empty();
      case Asked.Neither neither -> Optional.empty();
    };
  }
}
