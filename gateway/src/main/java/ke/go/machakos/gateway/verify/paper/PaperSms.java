package ke.go.machakos.gateway.verify.paper;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.citizens.Access;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Proof;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.gateway.verify.Verifier;

/**
 * {@code PRINT} or {@code CHAPISHA} and a number: the link to the paper, for the number that the
 * permit is linked to, where that is trusted without a PIN. Everybody else gets one and the same
 * refusal, which does not tell whose a permit is. Thread-safe.
 */
public final class PaperSms {
  private final Citizens citizens;
  private final Permits permits;
  private final PaperNotice notice;

  public PaperSms(Citizens citizens, Permits permits, PaperNotice notice) {
    this.citizens = citizens;
    this.permits = permits;
    this.notice = notice;
  }

  /** The command. */
  public SmsCommand command() {
    return SmsCommand.of(
        "print", CommandWords.of("PRINT", "CHAPISHA"), Argument.NUMBER, this::answer);
  }

  private SmsReply answer(SmsAsk ask) {
    if (ask.argument().isEmpty()) {
      return SmsReply.of(ask, "verify.print.how");
    }
    return Reference.parse(ask.argument())
        .flatMap(number -> own(number, ask))
        .map(permit -> SmsReply.of(ask, PaperNotice.TEXT, notice.values(permit, ask.now())))
        .orElseGet(() -> SmsReply.of(ask, "verify.print.refused"));
  }

  private Optional<Permit> own(Reference number, SmsAsk ask) {
    if (citizens.find(ask.caller()).filter(Citizen::consents).isEmpty()) {
      return Optional.empty();
    }
    Access access = citizens.access(ask.caller(), ask.now());
    List<Permit> linked =
        access.proof() == Proof.OPEN
            ? permits.ofPhone(ask.caller(), access.linkedFrom()).shown()
            : List.of();
    return linked.stream()
        .filter(permit -> permit.number().equals(number))
        .filter(permit -> permit.statusOn(Verifier.day(ask.now())) == PermitStatus.ISSUED)
        .findFirst();
  }
}
