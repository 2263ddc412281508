package ke.go.machakos.gateway.daraja;

import java.time.Instant;
import java.util.Optional;

/**
 * A payment to the PayBill, about to be made or made.
 *
 * @param shortcode whose money it is; empty where M-Pesa does not say
 * @param account what the payer typed, without blanks around it; it may be anything
 * @param names the payer's, as far as they are told; empty where none is
 * @param kind M-Pesa's word for it, such as {@code Pay Bill}
 */
public record C2bPayment(
    String receipt,
    Amount amount,
    Optional<Instant> paidAt,
    String shortcode,
    String account,
    Payer payer,
    String names,
    String kind) {
  /** Whether the money is that of a PayBill number, as it is where none is said. */
  boolean isTo(String paybill) {
    return shortcode.isEmpty() || shortcode.equals(paybill);
  }

  @Override
  public String toString() {
    return "payment " + receipt;
  }
}
