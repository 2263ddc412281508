package ke.go.machakos.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.books.DayDifference;
import ke.go.machakos.db.books.ProviderPayment;
import ke.go.machakos.db.books.Statements;
import ke.go.machakos.db.seed.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooksCsvTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-18");

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
  void no_text_begins_a_formula(String text) {
    assertThat(SafeCsv.safe(text)).isEqualTo("'" + text);
    StringWriter out = new StringWriter();
    BooksCsv.differences(
        DAY, List.of(new DayDifference(DayDifference.Kind.ACCOUNT_DIFFERS, "R1", text, "1")), out);
    assertThat(out.toString()).contains("'" + text);
  }

  @Test
  void revenue_is_by_day_stream_and_ward_with_unmatched_money_as_its_own() {
    TestData.sample();
    StringWriter out = new StringWriter();
    BooksCsv.revenue(new Statements(TestStores.get().database()).revenue(DAY, DAY), out);
    assertThat(out.toString())
        .isEqualTo(
            """
            day,stream,ward,payments,received_kes,taken_back,taken_back_kes,net_kes,waived_kes
            2026-11-18,LAND_RATES,0372,1,5100,0,0,5100,0
            2026-11-18,MARKET_STALL,0378,1,2000,0,0,2000,0
            2026-11-18,UNMATCHED,,1,4200,0,0,4200,0
            """);
  }

  @Test
  void the_export_has_every_line_with_numbers_below_nothing_as_numbers() {
    TestData.sample();
    StringWriter out = new StringWriter();
    long lines = BooksCsv.export(new Statements(TestStores.get().database()), DAY, DAY, out);
    assertThat(lines).isEqualTo(6);
    assertThat(out.toString())
        .startsWith("entry,line,account,stream,ward,bill,receipt,amount_kes,posted_at\n")
        .contains(",bank,,,,SMP024FEND,5100,2026-11-18T13:59:41Z\n")
        .contains(",bill,LAND_RATES,0372,2010339,SMP024FEND,-5100,2026-11-18T13:59:41Z\n");
  }

  @Test
  void a_statement_is_read_and_its_bad_rows_named(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("statement.csv");
    String header = "receipt,amount_kes,account,completed_at,state\n";
    Files.writeString(
        file,
        header
            + "smp024fend,5100.00,2010339,2026-11-18T13:59:41Z,completed\n"
            + "SMP024FEND,5100,,2026-11-18T13:59:41Z,reversed\n");
    List<Fault> faults = new ArrayList<>();
    List<ProviderPayment> read = StatementFile.read(file, faults);
    assertThat(faults).isEmpty();
    assertThat(read).extracting(ProviderPayment::reversed).containsExactly(false, true);
    assertThat(read.getFirst().amount()).isEqualTo(new Money(5100));
    assertThat(read.getFirst().receipt()).isEqualTo("SMP024FEND");
    assertThat(read.getLast().account()).isEqualTo(Optional.empty());
    Files.writeString(file, header + "=X,5.50,1,yesterday,maybe\n");
    StatementFile.read(file, faults);
    assertThat(faults)
        .extracting(Fault::message)
        .containsExactlyInAnyOrder(
            "receipt =X is not a receipt",
            "amount_kes 5.50 is not whole shillings",
            "completed_at yesterday is not a time such as 2026-11-20T08:15:00Z",
            "state maybe is not one of completed, reversed");
  }
}
