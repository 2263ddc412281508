package ke.go.machakos.gateway.permits;

import java.util.Map;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.ReferenceLook;
import ke.go.machakos.gateway.sms.SmsCommand;

/** Where a permit stands, by SMS. */
public final class PermitSms {
  private final ReferenceLook look;

  public PermitSms(PermitActions permits) {
    this.look =
        new ReferenceLook(
            Reference.Kind.PERMIT,
            "sms.permit.how",
            "permits.refused-number",
            permits::find,
            Map.of(
                "found", "permits.show",
                "valid", "permits.valid",
                "owing", "permits.owing",
                "refused", "permits.refused",
                "unknown", "permits.unknown"));
  }

  /** The look itself, for commands that take any reference. */
  public ReferenceLook look() {
    return look;
  }

  /** The command. */
  public SmsCommand command() {
    return SmsCommand.of(
        "permit", CommandWords.of("PERMIT", "KIBALI"), Argument.NUMBER, look::answer);
  }
}
