package ke.go.machakos.gateway.verify;

import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.engine.Outcome;

/** Whether a permit or a receipt is real, by SMS. Thread-safe. */
public final class VerifySms {
  private static final Argument EITHER =
      text -> Argument.NUMBER.read(text).or(() -> Argument.RECEIPT.read(text));

  private final Verifier verifier;

  public VerifySms(Verifier verifier) {
    this.verifier = verifier;
  }

  /** The command. */
  public SmsCommand command() {
    return SmsCommand.of("verify", CommandWords.of("VERIFY", "THIBITISHA"), EITHER, this::answer);
  }

  private SmsReply answer(SmsAsk ask) {
    if (ask.argument().isEmpty()) {
      return SmsReply.of(ask, "verify.sms.how");
    }
    Asked asked = Asked.read(ask.argument());
    return verifier
        .check(asked, ask.now())
        .map(verdict -> VerifyWords.outcome(verdict, ask.language()))
        .map(
            outcome ->
                SmsReply.of(ask, key(asked instanceof Asked.OfReceipt, outcome), outcome.values()))
        .orElseGet(() -> SmsReply.of(ask, "verify.sms.refused"));
  }

  /** The text of an outcome. */
  static String key(boolean ofReceipt, Outcome outcome) {
    return ofReceipt && outcome.name().equals("unknown")
        ? "verify.receipt.unknown"
        : switch (outcome.name()) {
          case "known" -> "verify.show";
          case "pending" -> "verify.pending";
          case "unknown" -> "verify.unknown";
          default -> "verify.receipt." + outcome.name();
        };
  }
}
