package ke.go.machakos.gateway.complaints;

import java.util.Map;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.sms.ReferenceLook;

/** How a case stands, by SMS. */
public final class ComplaintSms {
  private final ReferenceLook look;

  public ComplaintSms(FollowActions cases) {
    this.look =
        new ReferenceLook(
            Reference.Kind.CASE,
            "sms.status.how",
            "complaints.refused-number",
            cases::find,
            Map.of(
                "found", "complaints.show",
                "answered", "case.told.answered",
                "locked", "case.told.locked",
                "unknown", "complaints.unknown"));
  }

  /** The look itself, for commands that take any reference. */
  public ReferenceLook look() {
    return look;
  }
}
