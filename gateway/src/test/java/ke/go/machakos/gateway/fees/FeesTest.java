package ke.go.machakos.gateway.fees;

import static ke.go.machakos.gateway.fees.FeeSamples.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.FeeDraft;
import ke.go.machakos.db.fees.FeeSchedules;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeesTest {
  private static final LocalDate TODAY = day("2026-11-23");
  private final Database database = TestStores.get().database();
  private final Fees fees = new Fees(database, Catalogue.read(TestData.CONFIG.resolve("county")));

  @BeforeEach
  void empty() {
    TestData.county();
  }

  @Test
  void before_anything_is_approved_nothing_has_a_price() {
    assertThat(small(TODAY)).isEmpty();
    database.write(
        tx ->
            new FeeSchedules(database)
                .propose(tx, FeeSeed.read(TestData.CONFIG), "anna", TestData.NOW));
    assertThat(small(TODAY)).isEmpty();
  }

  @Test
  void the_sample_fees_are_seeded_once_and_marked() {
    assertThat(FeeSeed.store(TestData.CONFIG, database, TestData.NOW)).isTrue();
    assertThat(FeeSeed.store(TestData.CONFIG, database, TestData.NOW)).isFalse();
    assertThat(TestStores.get().count("fee_schedule")).isEqualTo(1);
    Quote quote = small(TODAY).orElseThrow();
    assertThat(quote.sample()).isTrue();
    assertThat(quote.total()).isEqualTo(new Money(3_500));
    assertThat(small(day("2025-12-31"))).isEmpty();
    Quote inTransaction =
        database
            .write(
                tx ->
                    fees.quote(
                        tx, FeeQuestion.first("BUSINESS", "RETAIL", "SMALL", "CENTRE", TODAY)))
            .orElseThrow();
    assertThat(inTransaction).isEqualTo(quote);
  }

  @Test
  void what_is_stored_quotes_as_what_was_read() {
    FeeSeed.store(TestData.CONFIG, database, TestData.NOW);
    FeeDraft draft = FeeSeed.read(TestData.CONFIG);
    FeeEngine engine =
        new FeeEngine(
            new FeeSchedule(
                draft.rules(),
                draft.waivers(),
                fees.catalogue().penaltyOfKind(),
                fees.catalogue().validityOfKind()));
    List<FeeQuestion> questions = CatalogueTest.questions(fees.catalogue());
    for (FeeQuestion asked : questions) {
      FeeQuestion late = asked.due(day("2026-01-01"));
      assertThat(fees.quote(late)).as(asked.toString()).isEqualTo(engine.quote(late)).isPresent();
    }
  }

  private Optional<Quote> small(LocalDate on) {
    return fees.quote("BUSINESS", "RETAIL", "SMALL", "CENTRE", on);
  }
}
