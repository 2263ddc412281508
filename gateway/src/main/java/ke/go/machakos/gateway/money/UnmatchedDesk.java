package ke.go.machakos.gateway.money;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.desk.LikelyBills;
import ke.go.machakos.db.desk.UnmatchedMoney;
import ke.go.machakos.db.desk.UnmatchedPayment;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;

/** Money that waits for its bill, with the bills that it may be for. Thread-safe. */
public final class UnmatchedDesk {
  private final UnmatchedMoney money;
  private final LikelyBills bills;
  private final Gazetteer gazetteer;
  private final Bills all;

  public UnmatchedDesk(Database database, Vault vault) {
    this.money = new UnmatchedMoney(database);
    this.bills = new LikelyBills(database);
    this.gazetteer = new Gazetteer(new Places(database));
    this.all = new Bills(database, vault);
  }

  /** How many payments wait, and what they come to: a value for an alarm. */
  public UnmatchedMoney.Gauge gauge() {
    return money.gauge();
  }

  /** What waits, the oldest first. */
  public List<UnmatchedPayment> oldest(int atMost) {
    return money.oldest(atMost);
  }

  /** The payment of a receipt while it waits. */
  public Optional<UnmatchedPayment> find(String receipt) {
    return money.find(receipt);
  }

  /** The bills that a payment may be for, the likeliest first. */
  public List<Suggestion> suggestions(UnmatchedPayment payment) {
    String account = payment.accountGiven().orElse("");
    Set<Reference> numbers = new HashSet<>(Suggestions.numbers(account));
    Map<Reference, Reference> billed = new HashMap<>();
    numbers.stream()
        .filter(number -> number.kind() == Reference.Kind.APPLICATION)
        .forEach(it -> billOf(it).ifPresent(bill -> billed.put(it, bill)));
    numbers.addAll(billed.values());
    return Suggestions.ranked(
        account, payment.amount(), bills.of(payment, numbers, wards(account)), billed);
  }

  /** People type the number that they know: the newest bill of an application that still stands. */
  private Optional<Reference> billOf(Reference application) {
    return all.ofApplication(application).stream()
        .filter(bill -> !bill.cancelled())
        .map(Bill::number)
        .findFirst();
  }

  private Set<String> wards(String account) {
    Set<String> codes = new HashSet<>();
    gazetteer.wardNamed(account).map(Ward::code).ifPresent(codes::add);
    Arrays.stream(account.split("[^A-Za-z/-]+", -1))
        .filter(word -> !word.isBlank())
        .forEach(word -> gazetteer.wardNamed(word).map(Ward::code).ifPresent(codes::add));
    return codes;
  }
}
