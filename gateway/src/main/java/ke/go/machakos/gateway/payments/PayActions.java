package ke.go.machakos.gateway.payments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.payments.Source;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Outcome;

/**
 * Paying a bill from the phone that calls: what is offered, and M-Pesa's question being asked for.
 * Thread-safe.
 */
public final class PayActions {
  private static final String ALL = "all";

  /** What the option to pay the next part saves. */
  private static final String NEXT = "next";

  private static final Field NUMBER = Field.text("number", 9);
  private static final Field PART = Field.money("part", 6);
  private static final Field ASKED = Field.money("asked", 6);
  private static final Field PAYBILL = Field.text("paybill", 7);
  private static final Field PAYBILL_SAMPLE = Field.choice("paybill_sample", "yes", "no");
  private static final Field SAMPLE = Field.choice("sample", "yes", "no");

  private final Bills bills;
  private final Prompts prompts;
  private final PayBill payBill;
  private final PartPlan parts;

  /** Actions that ask for prompts. */
  public PayActions(Bills bills, Prompts prompts, PayBill payBill, PartPlan parts) {
    this.bills = bills;
    this.prompts = prompts;
    this.payBill = payBill;
    this.parts = parts;
  }

  /** All actions of paying. */
  public List<Action> all() {
    return List.of(
        new Action.Reading(
            ActionSpec.read("pay.ways", "number").outcome("whole").outcome("parts", PART).done(),
            this::ways),
        new Action.Reading(
            ActionSpec.read("pay.offer", "number", "amount")
                .outcome("offered", NUMBER, ASKED, PAYBILL, PAYBILL_SAMPLE, SAMPLE)
                .outcome("settled")
                .outcome("most")
                .outcome("absent")
                .done(),
            this::offer),
        new Action.Writing(
            ActionSpec.write("pay.push", "number", "asked")
                .outcome("asked", NUMBER, PAYBILL, PAYBILL_SAMPLE, SAMPLE)
                .outcome("again", NUMBER, PAYBILL, PAYBILL_SAMPLE, SAMPLE)
                .outcome("settled")
                .done(),
            this::push));
  }

  /** A part that M-Pesa does not carry is none to offer: its limit is told when all is asked. */
  private Outcome ways(Ask ask) {
    return Reference.parse(ask.argument("number"))
        .flatMap(bills::find)
        .flatMap(parts::next)
        .filter(part -> part.compareTo(Source.MOST_BY_MPESA) <= 0)
        .map(part -> Outcome.of("parts", Map.of("part", Long.toString(part.shillings()))))
        .orElseGet(() -> Outcome.of("whole"));
  }

  private Outcome offer(Ask ask) {
    Optional<Bill> bill = Reference.parse(ask.argument("number")).flatMap(bills::find);
    if (!prompts.available() || bill.isEmpty()) {
      return Outcome.of("absent");
    }
    Money balance = bill.get().balance();
    if (bill.get().cancelled() || !balance.isPositive()) {
      return Outcome.of("settled");
    }
    Money asked = asked(bill.get(), ask.argument("amount"));
    if (asked.compareTo(Source.MOST_BY_MPESA) > 0) {
      return Outcome.of("most");
    }
    Map<String, String> values = values(bill.get());
    values.put("asked", Long.toString(asked.shillings()));
    return Outcome.of("offered", values);
  }

  private Money asked(Bill bill, String typed) {
    return switch (typed) {
      case ALL -> bill.balance();
      case NEXT -> parts.next(bill).orElseGet(bill::balance);
      default -> new Money(Long.parseLong(typed));
    };
  }

  private Outcome push(Tx tx, Ask ask) {
    Bill bill = Reference.parse(ask.argument("number")).flatMap(bills::find).orElseThrow();
    if (bill.cancelled() || !bill.balance().isPositive()) {
      return Outcome.of("settled");
    }
    Money amount = new Money(Long.parseLong(ask.argument("asked")));
    boolean asked =
        prompts.ask(tx, new Prompts.Wanted(ask.caller(), bill, amount, ask.language()), ask.now());
    return Outcome.of(asked ? "asked" : "again", values(bill));
  }

  private Map<String, String> values(Bill bill) {
    Map<String, String> values = new HashMap<>();
    values.put("number", bill.number().digits());
    values.put("paybill", payBill.number());
    values.put("paybill_sample", payBill.sample() ? "yes" : "no");
    values.put("sample", bill.sample() ? "yes" : "no");
    return values;
  }
}
