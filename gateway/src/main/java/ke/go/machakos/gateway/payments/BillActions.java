package ke.go.machakos.gateway.payments;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/** What a bill comes to, and how it is paid. Thread-safe. */
public final class BillActions {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final Field NUMBER = Field.text("number", 9);
  private static final Field SAMPLE = Field.choice("sample", "yes", "no");
  private static final Field STREAM = Field.text("stream", 19);

  /** Digits of the most that a bill of the revenue system may come to. */
  private static final int DIGITS = 10;

  private static final Field AMOUNT = Field.money("amount", DIGITS);
  private static final Field PAID = Field.money("paid", DIGITS);
  private static final Field BALANCE = Field.money("balance", DIGITS);

  private final Bills bills;
  private final Gate gate;
  private final PayBill payBill;

  public BillActions(Bills bills, Gate gate, PayBill payBill) {
    this.bills = bills;
    this.gate = gate;
    this.payBill = payBill;
  }

  /** All actions of bills. */
  public List<Action> all() {
    List<Action> all =
        new ArrayList<>(
            gate.actions(
                "bills.mine",
                "bills",
                List.of(NUMBER, BALANCE, SAMPLE),
                bills::ofPhone,
                BillActions::item));
    all.add(
        new Action.Reading(
            ActionSpec.read("bills.find", "number")
                .outcome(
                    "owing",
                    NUMBER,
                    STREAM,
                    AMOUNT,
                    PAID,
                    BALANCE,
                    Field.choice("standing", "open", "overdue"),
                    Field.date("due"),
                    Field.text("paybill", 7),
                    Field.choice("paybill_sample", "yes", "no"),
                    SAMPLE)
                .outcome(
                    "settled",
                    NUMBER,
                    STREAM,
                    AMOUNT,
                    PAID,
                    Field.choice("standing", "paid", "overpaid", "waived", "cancelled"),
                    SAMPLE)
                .outcome("unknown")
                .done(),
            this::find));
    return all;
  }

  Outcome find(Ask ask) {
    return Reference.parse(ask.argument("number"))
        .flatMap(bills::find)
        .map(bill -> standing(bill, ask))
        .orElseGet(() -> Outcome.of("unknown"));
  }

  private Outcome standing(Bill bill, Ask ask) {
    Map<String, String> values = new HashMap<>();
    values.put("number", bill.number().digits());
    values.put("stream", bill.stream().name(ask.language().code()));
    values.put("amount", Long.toString(bill.amount().shillings()));
    values.put("paid", Long.toString(bill.paid().shillings()));
    values.put("balance", Long.toString(Math.max(0, bill.balance().shillings())));
    values.put("due", bill.dueOn().toString());
    values.put("paybill", payBill.number());
    values.put("paybill_sample", payBill.sample() ? "yes" : "no");
    values.put("sample", bill.sample() ? "yes" : "no");
    String standing =
        switch (bill.standing(LocalDate.ofInstant(ask.now(), NAIROBI))) {
          case UNPAID, PART_PAID -> "open";
          case OVERDUE -> "overdue";
          case PAID -> "paid";
          case OVERPAID -> "overpaid";
          case WAIVED -> "waived";
          case CANCELLED -> "cancelled";
        };
    values.put("standing", standing);
    boolean owing = standing.equals("open") || standing.equals("overdue");
    return Outcome.of(owing ? "owing" : "settled", values);
  }

  private static Item item(Bill bill, Ask ask) {
    return new Item(
        bill.number().digits(),
        Map.of(
            "number",
            bill.number().digits(),
            "balance",
            Long.toString(bill.cancelled() ? 0 : Math.max(0, bill.balance().shillings())),
            "sample",
            bill.sample() ? "yes" : "no"));
  }
}
