package ke.go.machakos.gateway.turns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.NewBill;
import ke.go.machakos.db.bills.NewBills;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.daraja.standin.Transaction;

/** Bills that many pay parts of, and what each has come to by what the provider knows. */
final class StormBills {
  private final Bills found;
  private final List<Bill> all = new ArrayList<>();
  private final Map<String, Bill> byNumber = new HashMap<>();

  private StormBills(Bills found) {
    this.found = found;
  }

  static StormBills issue(Database database, Vault vault, int many, Random random) {
    var bills = new StormBills(new Bills(database, vault));
    var issuing = new NewBills(vault, BillWatch.NONE);
    for (int i = 0; i < many; i++) {
      NewBill asked = asked(new Money(200 + random.nextInt(8000)));
      Reference number =
          database.write(tx -> issuing.issue(tx, asked, Clock.systemUTC().instant()));
      Bill bill = bills.found.find(number).orElseThrow();
      bills.all.add(bill);
      bills.byNumber.put(number.digits(), bill);
    }
    return bills;
  }

  private static NewBill asked(Money amount) {
    return new NewBill(
        "MARKET_STALL",
        "Mary Mfano",
        Optional.empty(),
        "0371",
        amount,
        LocalDate.parse("2099-12-31"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "mlango",
        Optional.empty(),
        false);
  }

  Bill any(Random random) {
    return all.get(random.nextInt(all.size()));
  }

  /** The bill that a payment was for, by what was typed. */
  Optional<Bill> of(Transaction paid) {
    return Optional.ofNullable(byNumber.get(paid.account().replace(" ", "")));
  }

  /** What each bill has been paid, as the tables have it. */
  Map<Reference, Money> paid() {
    Map<Reference, Money> paid = new HashMap<>();
    for (Bill bill : all) {
      paid.put(bill.number(), found.find(bill.number()).orElseThrow().paid());
    }
    return paid;
  }

  /** What each bill has been paid, as the provider has it. */
  Map<Reference, Money> due(List<Transaction> transactions) {
    Map<Reference, Money> due = new HashMap<>();
    all.forEach(bill -> due.put(bill.number(), Money.ZERO));
    for (Transaction paid : transactions) {
      Money amount = paid.amount().whole().orElseThrow();
      of(paid).ifPresent(bill -> due.merge(bill.number(), amount, Money::plus));
    }
    return due;
  }
}
