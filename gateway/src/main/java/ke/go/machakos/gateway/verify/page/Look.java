package ke.go.machakos.gateway.verify.page;

import java.time.Instant;
import ke.go.machakos.gateway.verify.Asked;
import ke.go.machakos.gateway.verify.Verifier;
import ke.go.machakos.gateway.verify.code.CheckingKeys;
import ke.go.machakos.gateway.verify.code.CodeCheck;
import ke.go.machakos.gateway.verify.code.PermitCode;

/**
 * Finds what the page says. Thread-safe.
 *
 * @param keys the public keys of printed permits; without any, no code is read
 */
record Look(Verifier verifier, CheckingKeys keys) {

  Found at(Asked asked, Instant now) {
    return switch (asked) {
      case Asked.OfPermit(var number) -> new Found.Recorded(verifier.permit(number, now), false);
      case Asked.OfReceipt(String receipt) -> new Found.Recorded(verifier.receipt(receipt), true);
      case Asked.OfCode(String code) -> code(code, now);
      case Asked.Neither neither -> new Found.NotRead();
    };
  }

  private Found code(String code, Instant now) {
    if (keys.isEmpty()) {
      return new Found.NotRead();
    }
    return switch (PermitCode.check(code, keys)) {
      case CodeCheck.Genuine(var claim) ->
          // the paper may be older than what became of the permit
          new Found.Signed(verifier.permit(claim.number(), now));
      case CodeCheck.Forged forged -> new Found.NotSigned(forged);
      case CodeCheck.OtherKey other -> new Found.NotSigned(other);
      case CodeCheck.Unreadable unreadable -> new Found.NotSigned(unreadable);
    };
  }
}
