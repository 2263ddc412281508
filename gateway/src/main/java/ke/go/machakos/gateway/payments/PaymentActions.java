package ke.go.machakos.gateway.payments;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/** Whether a payment arrived, and what became of it. Thread-safe. */
public final class PaymentActions {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final int LISTED = 20;
  private static final String UNRECEIPTED = "#";
  private static final Field CODE = Field.text("code", 12);
  private static final Field AMOUNT = Field.money("amount", 10);
  private static final Field ON = Field.date("on");
  private static final Field SAMPLE = Field.choice("sample", "yes", "no");

  private final Payments payments;

  public PaymentActions(Payments payments) {
    this.payments = payments;
  }

  /** All actions of payments. */
  public List<Action> all() {
    return List.of(
        new Action.Reading(
            ActionSpec.read("bills.payments", "number")
                .listing("list", "payments", List.of(ON, AMOUNT, SAMPLE))
                .outcome("none")
                .done(),
            this::ofBill),
        new Action.Reading(
            ActionSpec.read("payments.find", "receipt")
                .outcome("credited", CODE, AMOUNT, ON, Field.text("bill", 9), SAMPLE)
                .outcome("unmatched", CODE, AMOUNT, ON, SAMPLE)
                .outcome("reversed", CODE, AMOUNT, ON, SAMPLE)
                .outcome("waiting", AMOUNT, ON, Field.text("bill", 9), SAMPLE)
                .outcome("unknown")
                .done(),
            this::find));
  }

  private Outcome ofBill(Ask ask) {
    List<Item> items =
        Reference.parse(ask.argument("number"))
            .map(bill -> payments.ofBill(bill, LISTED))
            .orElse(List.of())
            .stream()
            .map(payment -> new Item(named(payment), values(payment)))
            .toList();
    return items.isEmpty() ? Outcome.of("none") : Outcome.listing("list", "payments", items);
  }

  /** A receipt, or where none is known yet a name that nobody can type: {@code #17}. */
  private static String named(Payment payment) {
    return payment.receipt().orElse(UNRECEIPTED + payment.id());
  }

  Outcome find(Ask ask) {
    String name = ask.argument("receipt");
    Optional<Payment> payment =
        name.startsWith(UNRECEIPTED)
            ? payments.find(Long.parseLong(name.substring(UNRECEIPTED.length())))
            : payments.byReceipt(name);
    return payment.map(PaymentActions::told).orElseGet(() -> Outcome.of("unknown"));
  }

  private static Outcome told(Payment payment) {
    Map<String, String> values = values(payment);
    if (payment.state() == PaymentState.REVERSED) {
      return Outcome.of("reversed", values);
    }
    return payment
        .bill()
        .map(
            bill -> {
              values.put("bill", bill.digits());
              return Outcome.of(payment.receipt().isPresent() ? "credited" : "waiting", values);
            })
        .orElseGet(() -> Outcome.of("unmatched", values));
  }

  private static Map<String, String> values(Payment payment) {
    Map<String, String> values = new HashMap<>();
    values.put("code", payment.receipt().orElse("-"));
    values.put("amount", Long.toString(payment.amount().shillings()));
    values.put("on", LocalDate.ofInstant(payment.paidAt(), NAIROBI).toString());
    values.put("sample", payment.sample() ? "yes" : "no");
    return values;
  }
}
