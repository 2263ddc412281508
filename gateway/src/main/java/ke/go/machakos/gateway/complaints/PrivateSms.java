package ke.go.machakos.gateway.complaints;

import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.cases.CasePrivacy;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;

/** Hides from staff who reported a case, at the wish of who did. */
public final class PrivateSms {
  private final CasePrivacy privacy;
  private final Citizens citizens;

  public PrivateSms(CasePrivacy privacy, Citizens citizens) {
    this.privacy = privacy;
    this.citizens = citizens;
  }

  /** The command. */
  public SmsCommand command() {
    return SmsCommand.of(
        "private", CommandWords.of("PRIVATE", "SIRI"), Argument.NUMBER, this::answer);
  }

  private SmsReply answer(SmsAsk ask) {
    if (ask.argument().isEmpty()) {
      return SmsReply.of(ask, "report.private.how");
    }
    Optional<Reference> reference =
        Reference.parse(ask.argument()).filter(it -> it.kind() == Reference.Kind.CASE);
    Optional<Long> citizen = citizens.find(ask.caller()).map(Citizen::id);
    return reference
        .filter(it -> citizen.filter(id -> privacy.owns(id, it)).isPresent())
        .map(it -> hidden(ask, citizen.orElseThrow(), it))
        .orElseGet(() -> SmsReply.of(ask, "report.private.unknown"));
  }

  private SmsReply hidden(SmsAsk ask, long citizen, Reference reference) {
    return SmsReply.of(ask, "report.private.done", Map.of("number", reference.digits()))
        .with(tx -> privacy.hide(tx, citizen, reference, ask.now()));
  }
}
