package ke.go.machakos.gateway.verify.code;

/** What comes of checking a code against the county's public keys. */
public sealed interface CodeCheck {
  /** The county has signed exactly this. */
  record Genuine(PermitClaim claim) implements CodeCheck {}

  /** It was made or altered by somebody else. */
  record Forged() implements CodeCheck {}

  /**
   * It names a key that is not among those it was checked with: forged, or signed with a newer key.
   */
  record OtherKey() implements CodeCheck {}

  /** It is no code of a permit: torn, mistyped or something else. */
  record Unreadable() implements CodeCheck {}
}
