package ke.go.machakos.gateway.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.seed.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeeFileTest {
  private static final String HEAD = String.join(",", FeeFile.COLUMNS) + "\n";

  private final Catalogue catalogue = Catalogue.read(TestData.CONFIG.resolve("county"));
  private final List<Fault> faults = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void each_wrong_field_of_each_row_is_told_with_its_line_and_what_was_probably_meant()
      throws IOException {
    List<FeeRule> rules =
        read(
            HEAD
                + "GOOD,BUSINESS,RETAIL,SMALL,TOWN,4000,year,a law,2026-01-01,,no\n"
                + "A,Busines,RETAIL,,,4000,year,a law,2026-01-01,,no\n"
                + "B,BUSINESS,retail,SMAL,TWON,4000,year,a law,2026-01-01,,no\n"
                + "C,BUSINESS,CRAFT,,,\"4,000.00\",year,a law,2026-01-01,,no\n"
                + "D,BUSINESS,WHOLESALE,,,-5,yearly,a law,1 Jan 2026,,no\n"
                + "E,BUSINESS,QUARRY,,,1.50,year,a law,2026-01-01,2025-12-31,maybe\n"
                + "GOOD,BUSINESS,EATING,,,4000,year,,2026-01-01,,no\n");
    assertThat(rules).extracting(FeeRule::code).containsExactly("GOOD");
    assertThat(faults)
        .extracting(CatalogueTest::told)
        .contains(
            "fees.csv:3 permit_type Busines is not known (did you mean BUSINESS?)",
            "fees.csv:4 activity retail is not known (did you mean RETAIL?)",
            "fees.csv:4 size SMAL is not known (did you mean SMALL?)",
            "fees.csv:4 zone TWON is not known (did you mean TOWN?)",
            "fees.csv:5 amount_kes 4,000.00 is not whole shillings (did you mean 4000?)",
            "fees.csv:6 amount_kes -5 is not between 0 and 10000000",
            "fees.csv:6 per yearly is not one of month, once, year",
            "fees.csv:6 valid_from 1 Jan 2026 is not a day such as 2026-11-20",
            "fees.csv:7 amount_kes 1.50 is not whole shillings",
            "fees.csv:7 valid_to comes before valid_from",
            "fees.csv:7 sample maybe is not one of no, yes",
            "fees.csv:8 GOOD is there twice",
            "fees.csv:8 legal_reference is empty");
  }

  @Test
  void two_rules_for_the_same_are_told_with_both_lines() throws IOException {
    read(
        HEAD
            + "A,BUSINESS,RETAIL,,,4000,year,a law,2026-01-01,,no\n"
            + "B,BUSINESS,,SMALL,,5000,year,a law,2026-06-01,,no\n"
            + "C,BUSINESS,,LARGE,,6000,year,a law,2020-01-01,2025-12-31,no\n");
    assertThat(faults)
        .extracting(CatalogueTest::told)
        .containsExactly("fees.csv:3 holds for the same as A of line 2, on the same days");
  }

  @Test
  void a_file_with_other_columns_or_none_or_no_row_is_refused() throws IOException {
    read("code,amount\nA,5\n");
    read("");
    read(HEAD);
    new FeeFile(folder.resolve("nowhere.csv"), catalogue).read(faults);
    assertThat(faults)
        .extracting(CatalogueTest::told)
        .containsExactly(
            "fees.csv:1 the columns must be " + String.join(",", FeeFile.COLUMNS),
            "fees.csv:1 the file is empty: not even its columns are there",
            "fees.csv:1 there is no rule in the file",
            "nowhere.csv:1 the file is missing");
  }

  @Test
  void a_waiver_has_an_end_and_waives_from_one_to_a_hundred_percent() throws IOException {
    Path file = folder.resolve("waivers.csv");
    Files.writeString(
        file,
        String.join(",", WaiverFile.COLUMNS)
            + "\nA,BUSINESS,penalty,100,a notice,2026-01-01,2026-06-30,no\n"
            + "B,,fees,101,a notice,2026-01-01,,no\n");
    assertThat(new WaiverFile(file, catalogue).read(faults)).hasSize(1);
    assertThat(faults)
        .extracting(CatalogueTest::told)
        .containsExactlyInAnyOrder(
            "waivers.csv:3 target fees is not known (did you mean fee?)",
            "waivers.csv:3 percent 101 is not between 1 and 100",
            "waivers.csv:3 valid_to is empty");
  }

  private List<FeeRule> read(String content) throws IOException {
    Path file = folder.resolve("fees.csv");
    Files.writeString(file, content);
    // a list of its own, as an import has: the fault of a file before is not this one's
    List<Fault> these = new ArrayList<>();
    List<FeeRule> rules = new FeeFile(file, catalogue).read(these);
    faults.addAll(these);
    return rules;
  }
}
