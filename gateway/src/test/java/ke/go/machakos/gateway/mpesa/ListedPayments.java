package ke.go.machakos.gateway.mpesa;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.books.DayBooks;
import ke.go.machakos.db.books.ProviderPayment;
import ke.go.machakos.gateway.daraja.standin.Transaction;

/** What the stand-in for M-Pesa has, as the list of it that a day is closed against. */
public final class ListedPayments {
  private ListedPayments() {}

  /** The list of these. */
  public static DayBooks.ProviderList of(List<Transaction> all) {
    return new DayBooks.ProviderList("pull", all.stream().map(ListedPayments::listed).toList());
  }

  private static ProviderPayment listed(Transaction it) {
    return new ProviderPayment(
        it.receipt(),
        it.amount().whole().orElseThrow(),
        Optional.of(it.account()),
        it.at(),
        it.reversed());
  }
}
