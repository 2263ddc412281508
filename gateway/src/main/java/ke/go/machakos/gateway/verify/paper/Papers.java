package ke.go.machakos.gateway.verify.paper;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitFace;
import ke.go.machakos.db.permits.PermitFaces;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.verify.Verifier;
import ke.go.machakos.gateway.verify.code.PermitClaim;
import ke.go.machakos.gateway.verify.code.PermitCode;
import ke.go.machakos.gateway.verify.code.SigningKeys;

/** Prints the permits that are in force. Thread-safe. */
public final class Papers {
  private final Permits permits;
  private final PermitFaces faces;
  private final Function<String, Optional<String>> laws;
  private final SigningKeys keys;
  private final String page;
  private final PermitPdf pdf;

  /**
   * Papers over the stores.
   *
   * @param laws what a type of permit is issued under, by its code; empty where the county has not
   *     said
   * @param page the address where anybody can check a paper
   */
  public Papers(
      Permits permits,
      PermitFaces faces,
      Function<String, Optional<String>> laws,
      SigningKeys keys,
      String page,
      PermitPdf pdf) {
    this.permits = permits;
    this.faces = faces;
    this.laws = laws;
    this.keys = keys;
    this.page = page;
    this.pdf = pdf;
  }

  /** The document of a permit; empty where there is none, or none that is issued on that day. */
  public Optional<byte[]> print(Reference number, Instant now) {
    Optional<PermitFace> face = faces.find(number);
    return permits
        .find(number)
        .filter(permit -> permit.statusOn(Verifier.day(now)) == PermitStatus.ISSUED)
        .flatMap(permit -> face.map(it -> pdf.write(sheet(permit, it))));
  }

  private PermitSheet sheet(Permit permit, PermitFace face) {
    String code = PermitCode.of(PermitClaim.of(permit), keys);
    return new PermitSheet(permit, face, laws.apply(permit.type().code()), code, page);
  }
}
