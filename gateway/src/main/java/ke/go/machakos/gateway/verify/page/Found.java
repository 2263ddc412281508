package ke.go.machakos.gateway.verify.page;

import ke.go.machakos.gateway.verify.Verdict;
import ke.go.machakos.gateway.verify.code.CodeCheck;

/** What the page has to say of what was typed. */
sealed interface Found {
  /** Nothing was typed. */
  record Nothing() implements Found {}

  /** It is neither a number nor a receipt nor a code. */
  record NotRead() implements Found {}

  /**
   * What the county's records say.
   *
   * @param ofReceipt whether a receipt was asked for
   */
  record Recorded(Verdict verdict, boolean ofReceipt) implements Found {}

  /** A code that the county signed, and what its records say of that permit today. */
  record Signed(Verdict verdict) implements Found {}

  /** A code that the county did not sign, or that is torn. */
  record NotSigned(CodeCheck why) implements Found {}

  /** The address has asked too often. */
  record TooOften() implements Found {}

  /** Many ask, or the database does not answer. */
  record NotNow() implements Found {}
}
