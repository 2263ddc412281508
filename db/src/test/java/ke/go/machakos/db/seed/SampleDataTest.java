package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.BILL;
import static ke.go.machakos.db.generated.Tables.CITIZEN;
import static ke.go.machakos.db.generated.Tables.LEDGER_ENTRY;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.PERMIT;
import static ke.go.machakos.db.generated.Tables.POSTING;
import static ke.go.machakos.db.generated.Tables.PROJECT;
import static ke.go.machakos.db.generated.Tables.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.projects.ProjectStatus;
import ke.go.machakos.db.projects.Projects;
import ke.go.machakos.db.sql.Database;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
  private final Database database = TestStores.get().database();

  @BeforeAll
  static void seed() {
    TestData.sample();
  }

  @Test
  void seeding_again_changes_nothing() {
    var before = counts();
    var data =
        SampleData.read(
            TestData.CONFIG.resolve("sample"), CountyData.read(TestData.CONFIG.resolve("county")));
    assertThat(
            database.<Integer>write(
                tx -> data.store(tx, TestKeys.vault(), TestData.NOW.plusSeconds(9))))
        .isZero();
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void every_row_is_marked_as_sample() {
    for (Table<Record> table : List.of(CITIZEN, PERMIT, BILL, PAYMENT, PROJECT, STAFF)) {
      Field<Boolean> sample = DSL.field(DSL.name("sample"), Boolean.class);
      assertThat(database.<Integer>read(tx -> tx.jooq().fetchCount(table, sample.isFalse())))
          .isZero();
    }
  }

  @Test
  void every_state_is_there() {
    assertThat(distinct(PERMIT.STATUS))
        .containsAll(Arrays.stream(PermitStatus.values()).map(PermitStatus::code).toList());
    assertThat(distinct(PROJECT.STATUS))
        .containsAll(Arrays.stream(ProjectStatus.values()).map(ProjectStatus::code).toList());
    assertThat(distinct(PAYMENT.STATE))
        .containsAll(Arrays.stream(PaymentState.values()).map(PaymentState::code).toList());
  }

  @Test
  void one_ward_has_too_many_projects_for_a_page_and_one_has_none() {
    var counts = new Projects(database).countsByWard();
    assertThat(counts).hasSize(39).doesNotContainKey("0389").containsEntry("0401", 14);
  }

  @Test
  void the_ledger_sums_to_zero() {
    assertThat(
            database.<Long>read(
                tx ->
                    tx.jooq()
                        .select(DSL.sum(POSTING.AMOUNT_KES))
                        .from(POSTING)
                        .fetchSingle()
                        .value1()
                        .longValueExact()))
        .isZero();
  }

  @Test
  void all_faults_are_told_with_their_lines_and_nothing_is_stored(@TempDir Path folder)
      throws IOException {
    TestData.copy("sample", folder);
    change(folder.resolve("permits.csv"), "1010013,BUSINESS", "1010014,BUSINES");
    change(folder.resolve("projects.csv"), ",WATER,Kivaa,", ",WATER,Mumbuni South,");
    change(folder.resolve("payments.csv"), ",2010157,reversed,2010157", ",2010157,reversed,");
    var county = CountyData.read(TestData.CONFIG.resolve("county"));
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> SampleData.read(folder, county))
        .withMessageContaining("permits.csv:2: number 1010014 is not the number of a permit")
        .withMessageContaining("permits.csv:2: type BUSINES is not one of ADVERTISING, BUSINESS")
        .withMessageContaining("there is no ward Mumbuni South; Mumbuni North is probably meant")
        .withMessageContaining("a payment without a bill is unmatched, and no other is");
  }

  private List<Integer> counts() {
    return database.read(
        tx ->
            List.of(CITIZEN, PERMIT, BILL, PAYMENT, PROJECT, STAFF, POSTING, LEDGER_ENTRY).stream()
                .map(table -> tx.jooq().fetchCount(table))
                .toList());
  }

  private List<String> distinct(org.jooq.TableField<Record, String> field) {
    return database.read(
        tx -> tx.jooq().selectDistinct(field).from(field.getTable()).fetch(row -> row.value1()));
  }

  private static void change(Path file, String old, String fresh) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(old), fresh));
  }
}
