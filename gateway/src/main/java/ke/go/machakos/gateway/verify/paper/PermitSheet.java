package ke.go.machakos.gateway.verify.paper;

import java.util.Optional;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitFace;

/**
 * All that stands on a printed permit.
 *
 * @param law what the permit is issued under, where the county has said so
 * @param code the signed text of the permit
 */
public record PermitSheet(
    Permit permit, PermitFace face, Optional<String> law, String code, Ways ways) {

  /**
   * How anybody can check it.
   *
   * @param ussd what is dialled
   * @param ussdIsSample whether that is not the county's own
   * @param sms what is texted to
   * @param smsIsSample whether that is not the county's own
   * @param page the address of the page
   */
  public record Ways(
      String ussd, boolean ussdIsSample, String sms, boolean smsIsSample, String page) {}
}
