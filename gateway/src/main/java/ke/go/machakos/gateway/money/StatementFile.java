package ke.go.machakos.gateway.money;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.books.ProviderPayment;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;

/**
 * Reads the provider's own list from a file: {@code receipt,amount_kes,account,completed_at,state},
 * the amount whole or with two zeros, the time of UTC, the state {@code completed} or {@code
 * reversed}. A receipt may be there more than once: that is a difference, and no fault.
 */
public final class StatementFile {
  private static final List<String> COLUMNS =
      List.of("receipt", "amount_kes", "account", "completed_at", "state");
  private static final int LONGEST_ACCOUNT = 60;

  private StatementFile() {}

  /** The payments of a file; every bad row is a fault. */
  public static List<ProviderPayment> read(Path file, List<Fault> faults) {
    return CsvRows.table(file, faults, COLUMNS, StatementFile::payment);
  }

  private static ProviderPayment payment(CsvRow row) {
    String receipt = row.text("receipt").toUpperCase(Locale.ROOT);
    if (!receipt.isEmpty() && !receipt.matches("[A-Z0-9]{6,20}")) {
      row.fault("receipt " + receipt + " is not a receipt");
    }
    return new ProviderPayment(
        receipt,
        amount(row),
        Optional.ofNullable(row.optional("account"))
            .map(it -> it.substring(0, Math.min(LONGEST_ACCOUNT, it.length()))),
        row.instant("completed_at"),
        row.oneOf("state", Set.of("completed", "reversed")).equals("reversed"));
  }

  private static Money amount(CsvRow row) {
    String text = row.text("amount_kes");
    if (!text.isEmpty() && !text.matches("[0-9]{1,10}(\\.00?)?")) {
      row.fault("amount_kes " + text + " is not whole shillings");
      return Money.ZERO;
    }
    return new Money(text.isEmpty() ? 0 : Long.parseLong(text.replaceAll("\\..*", "")));
  }
}
