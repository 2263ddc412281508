package ke.go.machakos.gateway.daraja.standin;

import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Amount;

/**
 * A push that was taken.
 *
 * @param callback the path that its result goes to
 */
record Push(
    String merchantId,
    String checkoutId,
    Msisdn phone,
    Amount amount,
    String account,
    String callback) {
  @Override
  public String toString() {
    return "push " + checkoutId;
  }
}
