package ke.go.machakos.gateway.money;

import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import ke.go.machakos.db.books.DayDifference;
import ke.go.machakos.db.books.DayTotal;
import ke.go.machakos.db.books.ExportLine;
import ke.go.machakos.db.books.Statements;

/**
 * The county's books as CSV, in whole Kenya shillings, days of Nairobi and times of UTC. Nothing in
 * it is of a person. Each method closes what it writes to.
 */
public final class BooksCsv {
  private static final List<String> REVENUE =
      List.of(
          "day",
          "stream",
          "ward",
          "payments",
          "received_kes",
          "taken_back",
          "taken_back_kes",
          "net_kes",
          "waived_kes");
  private static final List<String> EXPORT =
      List.of(
          "entry",
          "line",
          "account",
          "stream",
          "ward",
          "bill",
          "receipt",
          "amount_kes",
          "posted_at");
  private static final List<String> DIFFERENCES =
      List.of("day", "difference", "receipt", "books", "provider");

  private BooksCsv() {}

  /** Revenue by day, stream and ward; money without a bill is the stream {@code UNMATCHED}. */
  public static void revenue(List<DayTotal> totals, Writer to) {
    try (SafeCsv csv = new SafeCsv(to, REVENUE)) {
      for (DayTotal it : totals) {
        csv.line(
            it.day(),
            it.stream(),
            // dashes would begin a formula, and an empty cell says as much
            it.ward().equals(DayTotal.NO_WARD) ? null : it.ward(),
            it.received(),
            it.receivedSum().shillings(),
            it.takenBack(),
            it.takenBackSum().shillings(),
            it.net().shillings(),
            it.waived().shillings());
      }
    }
  }

  /** Every line of the ledger of a period, for the county's accounting; how many. */
  public static long export(Statements statements, LocalDate from, LocalDate to, Writer out) {
    long[] lines = {0};
    try (SafeCsv csv = new SafeCsv(out, EXPORT)) {
      statements.export(
          from,
          to,
          it -> {
            lines[0]++;
            write(csv, it);
          });
    }
    return lines[0];
  }

  private static void write(SafeCsv csv, ExportLine it) {
    csv.line(
        it.entry(),
        it.line(),
        it.account(),
        it.stream().orElse(null),
        it.ward().orElse(null),
        it.bill().orElse(null),
        it.receipt().orElse(null),
        it.amount().shillings(),
        it.postedAt());
  }

  /** What a day of the books and the provider's list do not agree on. */
  public static void differences(LocalDate day, List<DayDifference> differences, Writer to) {
    try (SafeCsv csv = new SafeCsv(to, DIFFERENCES)) {
      for (DayDifference it : differences) {
        csv.line(day, it.kind().code(), it.receipt(), it.ours(), it.theirs());
      }
    }
  }
}
