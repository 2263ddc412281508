package ke.go.machakos.gateway.sms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.db.reference.Reference;

/** How anything with a reference stands; the reference itself says what it names. */
public final class StatusCommand {
  private final Map<Reference.Kind, ReferenceLook> looks;

  public StatusCommand(List<ReferenceLook> looks) {
    this.looks = looks.stream().collect(Collectors.toMap(ReferenceLook::kind, each -> each));
  }

  /** The command. */
  public SmsCommand command() {
    return SmsCommand.of(
        "status", CommandWords.of("STATUS", "HALI"), Argument.NUMBER, this::answer);
  }

  private SmsReply answer(SmsAsk ask) {
    if (ask.argument().isEmpty()) {
      return SmsReply.of(ask, "sms.status.how");
    }
    Optional<Reference> reference = Reference.parse(ask.argument());
    if (reference.isEmpty()) {
      return SmsReply.of(ask, "sms.status.refused");
    }
    return Optional.ofNullable(looks.get(reference.get().kind()))
        .map(look -> look.answer(ask))
        .orElseGet(() -> SmsReply.of(ask, "sms.status.unknown"));
  }
}
