package ke.go.machakos.gateway.permits;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/** Where a permit stands: by its number for anybody, by phone for its holder. Thread-safe. */
public final class PermitActions {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final Field NUMBER = Field.text("number", 9);
  private static final Field TYPE = Field.text("type", 26);
  private static final Field HOLDER = Field.text("holder", 20);
  private static final Field SAMPLE = Field.choice("sample", "yes", "no");
  private static final Field STATUS =
      Field.choice(
          "status",
          "submitted",
          "inspected",
          "approved",
          "sent_back",
          "rejected",
          "billed",
          "paid",
          "issued",
          "expired",
          "revoked");

  private final Permits permits;
  private final Bills bills;
  private final Gate gate;
  private final ReasonWords reasons;

  public PermitActions(Permits permits, Bills bills, Gate gate, ReasonWords reasons) {
    this.permits = permits;
    this.bills = bills;
    this.gate = gate;
    this.reasons = reasons;
  }

  /** All actions of this feature. */
  public List<Action> all() {
    List<Action> all =
        new ArrayList<>(
            gate.actions(
                "permits.mine",
                "permits",
                List.of(NUMBER, STATUS, SAMPLE),
                permits::ofPhone,
                PermitActions::item));
    all.add(
        new Action.Reading(
            ActionSpec.read("permits.find", "number")
                .outcome("found", NUMBER, TYPE, HOLDER, STATUS, Field.date("day"), SAMPLE)
                .outcome(
                    "valid",
                    NUMBER,
                    TYPE,
                    HOLDER,
                    Field.choice("status", "issued", "expired"),
                    Field.date("until"),
                    SAMPLE)
                .outcome(
                    "owing",
                    NUMBER,
                    TYPE,
                    STATUS,
                    Field.money("amount", 10),
                    Field.text("bill", 9),
                    SAMPLE)
                .outcome(
                    "refused",
                    NUMBER,
                    Field.choice("status", "sent_back", "rejected", "revoked"),
                    Field.date("day"),
                    Field.text("reason", 78),
                    SAMPLE)
                .outcome("unknown")
                .done(),
            this::find));
    return all;
  }

  Outcome find(Ask ask) {
    return Reference.parse(ask.argument("number"))
        .flatMap(permits::find)
        .map(permit -> standing(permit, ask))
        .orElseGet(() -> Outcome.of("unknown"));
  }

  private Outcome standing(Permit permit, Ask ask) {
    LocalDate today = LocalDate.ofInstant(ask.now(), NAIROBI);
    PermitStatus status = permit.statusOn(today);
    Map<String, String> values = new HashMap<>();
    values.put("number", permit.number().digits());
    values.put("type", permit.type().name(ask.language().code()));
    values.put("holder", permit.holderInPart());
    values.put("status", status.code());
    values.put("day", permit.statusOn().toString());
    values.put("sample", permit.sample() ? "yes" : "no");
    return switch (status) {
      case ISSUED, EXPIRED -> {
        permit.validTo().ifPresent(until -> values.put("until", until.toString()));
        yield Outcome.of(permit.validTo().isPresent() ? "valid" : "found", values);
      }
      case SENT_BACK, REJECTED, REVOKED -> {
        values.put(
            "reason", permit.reason().map(it -> reasons.shown(it, ask.language())).orElse("-"));
        yield Outcome.of("refused", values);
      }
      case BILLED -> billed(permit, values, today);
      case SUBMITTED, INSPECTED, APPROVED, PAID -> Outcome.of("found", values);
    };
  }

  /** What was paid is said to be paid, also before the permit's master has heard of it. */
  private Outcome billed(Permit permit, Map<String, String> values, LocalDate today) {
    Optional<Bill> bill = bills.ofPermit(permit.number());
    if (bill.isEmpty()) {
      return Outcome.of("found", values);
    }
    if (!bill.get().balance().isPositive()) {
      values.put("status", PermitStatus.PAID.code());
      values.put("day", today.toString());
      return Outcome.of("found", values);
    }
    values.put("amount", Long.toString(bill.get().balance().shillings()));
    values.put("bill", bill.get().number().digits());
    return Outcome.of("owing", values);
  }

  private static Item item(Permit permit, Ask ask) {
    PermitStatus status = permit.statusOn(LocalDate.ofInstant(ask.now(), NAIROBI));
    return new Item(
        permit.number().digits(),
        Map.of(
            "number",
            permit.number().digits(),
            "status",
            status.code(),
            "sample",
            permit.sample() ? "yes" : "no"));
  }
}
