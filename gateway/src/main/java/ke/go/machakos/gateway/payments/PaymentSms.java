package ke.go.machakos.gateway.payments;

import java.util.List;
import java.util.Map;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.ReferenceLook;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.engine.Outcome;

/** What a bill comes to, how it is paid, and whether a payment arrived, by SMS. */
public final class PaymentSms {
  private final PaymentActions payments;
  private final ReferenceLook bill;
  private final ReferenceLook pay;

  public PaymentSms(BillActions bills, PaymentActions payments) {
    this.payments = payments;
    this.bill = look(bills, "bills.owing");
    this.pay = look(bills, "bills.how.text");
  }

  /** The look at a bill, for commands that take any reference. */
  public ReferenceLook look() {
    return bill;
  }

  /** The commands. */
  public List<SmsCommand> commands() {
    return List.of(
        SmsCommand.of("pay", CommandWords.of("PAY", "LIPA"), Argument.NUMBER, pay::answer),
        SmsCommand.of(
            "receipt", CommandWords.of("RECEIPT", "RISITI"), Argument.RECEIPT, this::receipt));
  }

  private static ReferenceLook look(BillActions bills, String owing) {
    return new ReferenceLook(
        Reference.Kind.BILL,
        "sms.pay.how",
        "bills.refused-number",
        bills::find,
        Map.of("owing", owing, "settled", "bills.settled", "unknown", "bills.unknown"));
  }

  private SmsReply receipt(SmsAsk ask) {
    if (ask.argument().isEmpty()) {
      return SmsReply.of(ask, "sms.receipt.how");
    }
    if (ask.argument().length() != 10) {
      return SmsReply.of(ask, "payments.refused-code");
    }
    Map<String, String> code = Map.of("receipt", ask.argument());
    Outcome outcome = payments.find(new Ask(ask.caller(), code, ask.language(), ask.now()));
    return SmsReply.of(ask, "payments." + outcome.name(), outcome.values());
  }
}
