package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.books.Closing;
import ke.go.machakos.db.books.DayBooks;
import ke.go.machakos.gateway.daraja.standin.Transaction;
import ke.go.machakos.gateway.mpesa.ListedPayments;

/** The books beside what the provider knows. */
final class StormBooks {
  private final TestStores stores = TestStores.get();

  /** Where the tables have each payment: its amount and its bill, by receipt. */
  Map<String, String> booked() {
    Map<String, String> booked = new TreeMap<>();
    try (Connection connection = stores.owner();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COALESCE(receipt, CONCAT('#', id)), amount_kes, bill_number FROM payment"
                    + " WHERE state <> 'reversed'")) {
      while (rows.next()) {
        booked.put(rows.getString(1), rows.getLong(2) + " on " + rows.getString(3));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return booked;
  }

  /** Where they should have it. */
  static Map<String, String> expected(List<Transaction> all, StormBills bills) {
    Map<String, String> expected = new TreeMap<>();
    for (Transaction paid : all) {
      String bill = bills.of(paid).map(it -> it.number().digits()).orElse("null");
      long amount = paid.amount().whole().orElseThrow().shillings();
      expected.put(paid.receipt(), amount + " on " + bill);
    }
    return expected;
  }

  /** The differences that the days of the payments are closed with, against that list. */
  List<String> differences(List<Transaction> all) {
    DayBooks.ProviderList pulled = ListedPayments.of(all);
    List<String> lines = new ArrayList<>();
    LocalDate last = CountyDay.of(all.getLast().at());
    for (LocalDate day = CountyDay.of(all.getFirst().at()); !day.isAfter(last); ) {
      Closing closing =
          new DayBooks(stores.database()).close(day, pulled, null, CountyDay.ends(day));
      assertThat(closing).isInstanceOf(Closing.Closed.class);
      ((Closing.Closed) closing).differences().forEach(it -> lines.add(it.line()));
      day = day.plusDays(1);
    }
    return lines;
  }
}
