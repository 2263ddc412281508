package ke.go.machakos.db.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.BillChanges;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Ledgers;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.NewBill;
import ke.go.machakos.db.bills.NewBills;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;

/** Everything that money goes through, on the real stores, for tests. */
final class Till {
  static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  static final Msisdn PAYER = new Msisdn("+254711000001");
  static final Msisdn OTHER = new Msisdn("+254711000002");

  final Database database = TestStores.get().database();
  final List<String> told = java.util.Collections.synchronizedList(new ArrayList<>());
  final BillWatch watch = BillWatch.all(List.of(new DropPushes(), new Teller()));
  final Receiving receiving = new Receiving(TestKeys.vault(), watch);
  final Pushes pushes = new Pushes(TestKeys.vault(), receiving);
  final PushLeases leases = new PushLeases(database, TestKeys.vault());
  final NewBills newBills = new NewBills(TestKeys.vault(), watch);
  final BillBook book = new BillBook(watch);
  final BillChanges changes = new BillChanges(book);
  final Bills bills = new Bills(database, TestKeys.vault());
  final Payments payments = new Payments(database);
  final Matters matters = new Matters(TestKeys.vault());
  final Ledgers ledgers = new Ledgers(database);

  private final class Teller implements BillWatch {
    @Override
    public void settled(Tx tx, Reference bill, Instant at) {
      told.add("settled " + bill + " " + at);
    }

    @Override
    public void owedAgain(Tx tx, Reference bill, Instant at) {
      told.add("owed again " + bill);
    }
  }

  Reference bill(long amount) {
    return bill(amount, PAYER);
  }

  Reference bill(long amount, Msisdn payer) {
    var asked =
        new NewBill(
            "MARKET_STALL",
            "Mary Mfano",
            Optional.of(payer),
            "0371",
            new Money(amount),
            LocalDate.parse("2026-12-31"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "mlango",
            Optional.empty(),
            false);
    return database.write(tx -> newBills.issue(tx, asked, NOW));
  }

  Bill now(Reference bill) {
    return bills.find(bill).orElseThrow();
  }

  Received receive(Evidence evidence) {
    return receive(evidence, NOW);
  }

  Received receive(Evidence evidence, Instant now) {
    return database.write(tx -> receiving.receive(tx, evidence, now));
  }

  /** A push that the provider took. */
  LeasedPush pushed(Reference bill, Msisdn phone, long amount, String requestId, Instant sentAt) {
    LeasedPush push = leased(bill, phone, amount, sentAt);
    database.write(tx -> pushes.sent(tx, push, requestId, "merchant", sentAt));
    return push;
  }

  /** A push that a node has in hand. */
  LeasedPush leased(Reference bill, Msisdn phone, long amount, Instant at) {
    var key = ke.go.machakos.db.turns.TurnKey.of(bill.digits(), phone.e164(), at.toString());
    database.write(tx -> pushes.want(tx, bill, phone, new Money(amount), at, key, at));
    return leases.dueNow("node", 1000, at, java.time.Duration.ofMinutes(1)).stream()
        .filter(push -> push.bill().equals(bill) && push.phone().equals(phone))
        .findFirst()
        .orElseThrow();
  }

  static Evidence.Receipt stk(String code, long amount, String requestId, Msisdn phone) {
    return new Evidence.Receipt(
        Source.STK,
        code,
        new Money(amount),
        0,
        NOW,
        Optional.empty(),
        Optional.of(requestId),
        Optional.of(phone),
        Optional.empty());
  }

  static Evidence.Receipt c2b(String code, long amount, String account) {
    return of(Source.C2B, code, amount, 0, account, NOW);
  }

  static Evidence.Receipt of(
      Source source, String code, long amount, int cents, String account, Instant paidAt) {
    return new Evidence.Receipt(
        source,
        code,
        new Money(amount),
        cents,
        paidAt,
        Optional.of(account),
        Optional.empty(),
        Optional.empty(),
        Optional.of("MARY"));
  }

  /** The push that the provider calls so. */
  Push push(String requestId) {
    return database.read(tx -> pushes.ofRequest(tx, requestId)).orElseThrow();
  }
}
