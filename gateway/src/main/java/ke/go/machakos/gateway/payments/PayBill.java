package ke.go.machakos.gateway.payments;

/**
 * The number that people pay to.
 *
 * @param number an M-Pesa Pay Bill number
 * @param sample whether it is not the county's own, which every screen must say
 */
public record PayBill(String number, boolean sample) {
  /** What stands in until the county has published its own. */
  public static final PayBill SAMPLE = new PayBill("600000", true);
}
