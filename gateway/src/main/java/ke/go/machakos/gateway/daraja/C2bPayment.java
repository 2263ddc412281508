package ke.go.machakos.gateway.daraja;

import java.time.Instant;
import java.util.Optional;

/**
 * A payment to the PayBill, about to be made or made.
 *
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
  @Override
  public String toString() {
    return "payment " + receipt;
  }
}
