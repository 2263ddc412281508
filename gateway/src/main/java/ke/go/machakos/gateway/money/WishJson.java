package ke.go.machakos.gateway.money;

import io.vertx.core.json.JsonObject;
import ke.go.machakos.db.approvals.ProposalKind;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;

/** How a wish lies in the table of proposals. */
final class WishJson {
  private static final String BILL = "bill";
  private static final String PAYMENT = "payment";
  private static final String AMOUNT = "amount_kes";

  private WishJson() {}

  static String text(Wish wish) {
    JsonObject json =
        switch (wish) {
          case Wish.Waive(Reference bill, Money amount) -> owed(bill, amount);
          case Wish.Refund(Reference bill, Money amount) -> owed(bill, amount);
          case Wish.Reverse(long payment) -> new JsonObject().put(PAYMENT, payment);
          case Wish.SendBack(long payment) -> new JsonObject().put(PAYMENT, payment);
          case Wish.Match(long payment, Reference bill) ->
              new JsonObject().put(PAYMENT, payment).put(BILL, bill.digits());
        };
    return json.encode();
  }

  static Wish of(ProposalKind kind, String text) {
    JsonObject json = new JsonObject(text);
    return switch (kind) {
      case WAIVE -> new Wish.Waive(bill(json), amount(json));
      case REFUND -> new Wish.Refund(bill(json), amount(json));
      case REVERSE -> new Wish.Reverse(json.getLong(PAYMENT));
      case MATCH -> new Wish.Match(json.getLong(PAYMENT), bill(json));
      case SEND_BACK -> new Wish.SendBack(json.getLong(PAYMENT));
      case FEE_SCHEDULE ->
          throw new IllegalArgumentException("schedules of fees are not decided at this desk");
    };
  }

  private static JsonObject owed(Reference bill, Money amount) {
    return new JsonObject().put(BILL, bill.digits()).put(AMOUNT, amount.shillings());
  }

  private static Reference bill(JsonObject json) {
    return new Reference(Reference.Kind.BILL, json.getString(BILL));
  }

  private static Money amount(JsonObject json) {
    return new Money(json.getLong(AMOUNT));
  }
}
