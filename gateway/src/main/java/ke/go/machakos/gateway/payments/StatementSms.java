package ke.go.machakos.gateway.payments;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.citizens.Access;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Holdings;
import ke.go.machakos.db.citizens.Proof;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.ReferenceLook;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.text.Language;

/**
 * {@code BILLS} or {@code BILI}: what the sender owes and paid last, where their number is trusted
 * without a PIN; with a number behind it, that bill. Thread-safe.
 */
public final class StatementSms {
  private static final int MOST_BILLS = 3;
  private static final int MOST_PAYMENTS = 3;

  /** As many of a number's bills are looked at for payments. */
  private static final int MOST_LOOKED_AT = 20;

  private final Citizens citizens;
  private final Bills bills;
  private final Payments payments;
  private final ReferenceLook one;

  /**
   * Statements over the stores.
   *
   * @param one the look at a single bill
   */
  public StatementSms(Citizens citizens, Bills bills, Payments payments, ReferenceLook one) {
    this.citizens = citizens;
    this.bills = bills;
    this.payments = payments;
    this.one = one;
  }

  /** The command. */
  public SmsCommand command() {
    return SmsCommand.of(
        "statement",
        new CommandWords(Set.of("BILL", "BILLS"), Set.of("BILI")),
        Argument.NUMBER,
        this::answer);
  }

  private SmsReply answer(SmsAsk ask) {
    if (!ask.argument().isEmpty()) {
      return one.answer(ask);
    }
    if (citizens.find(ask.caller()).filter(Citizen::consents).isEmpty()) {
      return SmsReply.of(ask, "sms.statement.unconsented");
    }
    Access access = citizens.access(ask.caller(), ask.now());
    if (access.proof() != Proof.OPEN) {
      return SmsReply.of(ask, "sms.statement.closed");
    }
    Holdings<Bill> own = bills.ofPhone(ask.caller(), access.linkedFrom());
    if (own.shown().isEmpty()) {
      return SmsReply.of(ask, own.withheld() > 0 ? "sms.statement.closed" : "bills.none");
    }
    return statement(ask, own.shown());
  }

  private SmsReply statement(SmsAsk ask, List<Bill> own) {
    List<Bill> owing =
        own.stream()
            .filter(bill -> !bill.cancelled() && bill.balance().isPositive())
            .sorted(Comparator.comparing(Bill::dueOn))
            .toList();
    List<Payment> paid = paid(own);
    Map<String, String> values = new HashMap<>();
    values.put("sample", sample(owing, paid) ? "yes" : "no");
    values.put("total", Long.toString(total(owing)));
    values.put("bills", lines(owing, ask.language()));
    values.put("payments", paid.stream().map(StatementSms::line).collect(Collectors.joining("\n")));
    String owed = owing.isEmpty() ? "nothing" : "owing";
    return SmsReply.of(ask, "sms.statement." + owed + (paid.isEmpty() ? "" : ".paid"), values);
  }

  private List<Payment> paid(List<Bill> own) {
    return own.stream()
        .limit(MOST_LOOKED_AT)
        .flatMap(bill -> payments.ofBill(bill.number(), MOST_PAYMENTS).stream())
        .filter(payment -> payment.state() != PaymentState.REVERSED)
        .distinct()
        .sorted(Comparator.comparing(Payment::paidAt).reversed())
        .limit(MOST_PAYMENTS)
        .toList();
  }

  private static boolean sample(List<Bill> owing, List<Payment> paid) {
    return owing.stream().anyMatch(Bill::sample) || paid.stream().anyMatch(Payment::sample);
  }

  private static long total(List<Bill> owing) {
    return owing.stream().map(Bill::balance).reduce(Money.ZERO, Money::plus).shillings();
  }

  /** Those that are due first; of the rest how many there are. */
  private static String lines(List<Bill> owing, Language language) {
    Stream<String> shown = owing.stream().limit(MOST_BILLS).map(bill -> line(bill, language));
    int more = owing.size() - MOST_BILLS;
    return Stream.concat(shown, more > 0 ? Stream.of("+ " + more) : Stream.of())
        .collect(Collectors.joining("\n"));
  }

  private static String line(Bill bill, Language language) {
    return String.join(
        " ", bill.number().digits(), bill.stream().name(language.code()), bill.balance().figure());
  }

  private static String line(Payment payment) {
    return payment.receipt().map(code -> code + " ").orElse("") + payment.amount().figure();
  }
}
