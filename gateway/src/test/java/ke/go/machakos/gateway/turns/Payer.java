package ke.go.machakos.gateway.turns;

import static java.util.Comparator.comparingInt;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;

/** Somebody who pays a bill from a phone that the county does not know. For one thread. */
final class Payer {
  private static final String RECEIPT = "\\bSM[A-Z0-9]{8}\\b";

  private final RunningGateway gateway;
  private final String number;
  private final String language;
  private final String bill;
  private final long amount;
  private final long before;
  private final SimulatedPhone phone;
  private String said = "";

  /**
   * @param language the key that chooses it: 1 for Kiswahili, 2 for English
   */
  Payer(RunningGateway gateway, String number, String language, String bill) {
    this.gateway = gateway;
    this.number = number;
    this.language = language;
    this.bill = bill;
    this.phone = new SimulatedPhone(gateway, number);
    this.amount = owed();
    this.before = Long.parseLong(cell("SELECT COALESCE(MAX(id), 0) FROM posting"));
  }

  String bill() {
    return bill;
  }

  long amount() {
    return amount;
  }

  SimulatedPhone phone() {
    return phone;
  }

  /** Dials, chooses all of the bill, and ends the call. */
  void asksToPay() {
    phone.rich();
    Caller caller = Caller.of(number, gateway);
    caller.dial("*483#");
    said = caller.answers(language, "2", "2", "1", bill, "1", "1", "1");
  }

  /** The last screen of the call. */
  String said() {
    return said;
  }

  /** Where what was asked of the phone stands. */
  String push() {
    return cell(
        "SELECT state FROM payment_push WHERE bill_number = '" + bill + "' ORDER BY id DESC");
  }

  boolean ended(FailedPayment expected) {
    boolean there =
        switch (expected.end()) {
          case PAID -> owed() == 0;
          case TOLD_WHY -> push().equals("failed");
          case UNKNOWN -> push().equals("unknown");
        };
    return there && letters().size() >= expected.messages();
  }

  /** What the phone has of the county, in the order in which it was written. */
  List<JsonObject> letters() {
    List<String> written =
        new Outbox(TestStores.get().database(), Environment.vault())
            .to(new Msisdn(number), 20).reversed().stream()
                .map(queued -> queued.message().body())
                .toList();
    List<JsonObject> had = new ArrayList<>(phone.letters());
    had.sort(comparingInt(letter -> written.indexOf(letter.getString("text"))));
    return had;
  }

  long owed() {
    return Long.parseLong(
        cell(
            "SELECT b.amount_kes + COALESCE((SELECT SUM(p.amount_kes) FROM posting p WHERE"
                + " p.bill_number = b.number AND p.account = 'bill'), 0) FROM bill b WHERE"
                + " b.number = '"
                + bill
                + "'"));
  }

  /** What the ledger holds of it that was not there before; empty where nothing moved. */
  String ledger() {
    return cell(
        "SELECT COALESCE(GROUP_CONCAT(CONCAT(account, ' ', kes) ORDER BY account SEPARATOR ', '),"
            + " '') FROM (SELECT account, SUM(amount_kes) AS kes FROM posting WHERE id > "
            + before
            + " AND (bill_number = '"
            + bill
            + "' OR payment_id IN (SELECT id FROM payment WHERE bill_number = '"
            + bill
            + "')) GROUP BY account HAVING kes <> 0) AS moved");
  }

  /** What the bill says when they dial again. */
  String billScreen() {
    Caller caller = Caller.of(number, gateway);
    caller.dial("*483*2*1*" + bill + "#");
    return caller.answers(language, "2");
  }

  /** All that the payer saw, with receipts made plain. */
  String transcript() {
    StringBuilder text = new StringBuilder();
    text.append("> pays bill ").append(bill).append(", all of it\n");
    add(text, "screen", said);
    phone
        .mpesa()
        .forEach(message -> add(text, "M-PESA", message.replaceAll("(?s) on [0-9]+/.*", ".")));
    letters().forEach(letter -> add(text, "SMS", letter.getString("text")));
    text.append("> dials again and looks at the bill\n");
    add(text, "screen", billScreen());
    add(text, "ledger", ledger().isEmpty() ? "nothing moved" : ledger());
    return text.toString();
  }

  private static void add(StringBuilder text, String what, String said) {
    text.append(what).append(": ");
    text.append(said.strip().replaceAll(RECEIPT, "RECEIPT").replace("\n", "\n    ")).append("\n");
  }

  private static String cell(String query) {
    return TestStores.get().cell(query);
  }
}
