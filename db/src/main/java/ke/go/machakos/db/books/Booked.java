package ke.go.machakos.db.books;

import static ke.go.machakos.db.generated.Tables.PAYMENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;

/** The payments that a provider's list is compared with. */
final class Booked {
  /** What does not come by the provider, and is in no list of its. */
  private static final Set<String> ELSEWHERE = Set.of("bank", "cash");

  private static final int AT_ONCE = 1000;

  private Booked() {}

  /** Those of the day that the provider should list, and those of any day that it does list. */
  static List<BookedPayment> forDay(Tx tx, LocalDate day, List<ProviderPayment> theirs) {
    Condition ofDay =
        PAYMENT.PAID_AT.ge(CountyDay.begins(day)).and(PAYMENT.PAID_AT.lt(CountyDay.ends(day)));
    List<BookedPayment> all =
        new ArrayList<>(fetch(tx, ofDay.and(PAYMENT.CHANNEL.notIn(ELSEWHERE))));
    Set<String> known =
        all.stream().flatMap(it -> it.receipt().stream()).collect(Collectors.toSet());
    List<String> others =
        theirs.stream()
            .map(ProviderPayment::receipt)
            .filter(it -> !known.contains(it))
            .distinct()
            .toList();
    for (int from = 0; from < others.size(); from += AT_ONCE) {
      List<String> some = others.subList(from, Math.min(from + AT_ONCE, others.size()));
      all.addAll(fetch(tx, PAYMENT.RECEIPT.in(some)));
    }
    return all;
  }

  private static List<BookedPayment> fetch(Tx tx, Condition which) {
    return tx.jooq().selectFrom(PAYMENT).where(which).orderBy(PAYMENT.ID).fetch(Booked::payment);
  }

  private static BookedPayment payment(Record row) {
    Optional<String> receipt = Optional.ofNullable(row.get(PAYMENT.RECEIPT));
    return new BookedPayment(
        receipt.orElse("#" + row.get(PAYMENT.ID)),
        receipt,
        new Money(row.get(PAYMENT.AMOUNT_KES)),
        // what answers a push names no account: it was asked for by the number of its bill
        Optional.ofNullable(row.get(PAYMENT.ACCOUNT_GIVEN))
            .or(() -> Optional.ofNullable(row.get(PAYMENT.BILL_NUMBER))),
        row.get(PAYMENT.PAID_AT),
        row.get(PAYMENT.STATE).equals(PaymentState.REVERSED.code()));
  }
}
