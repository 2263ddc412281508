package ke.go.machakos.gateway.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.applications.NewApplication;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.fees.FeeSeed;
import ke.go.machakos.gateway.promise.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a renewal is billed for, by the county's own fees: the days on which it will hold. */
class RenewalFeeTest {
  private static final Database DATABASE = TestStores.get().database();
  private static final Msisdn APPLICANT = new Msisdn("+254722000973");

  /** Issued to 31 December 2026. */
  private static final Reference STALL = new Reference(Reference.Kind.PERMIT, "1010084");

  private final ApplicationDesk desk =
      Startup.applications(
          TestData.CONFIG,
          DATABASE,
          TestKeys.vault(),
          Startup.charges(TestData.CONFIG, DATABASE, Startup.texts(TestData.CONFIG)));

  @BeforeEach
  void fees() {
    TestData.sample();
    FeeSeed.store(TestData.CONFIG, DATABASE, TestData.NOW);
  }

  @Test
  void whoever_renews_in_december_is_billed_for_the_months_of_the_year_to_come() {
    Instant december = Instant.parse("2026-12-07T09:00:00Z");
    assertThat(billed(Optional.empty(), december)).isEqualTo(new Money(400));
    assertThat(billed(Optional.of(STALL), december)).isEqualTo(new Money(4_800));
  }

  @Test
  void whoever_renews_after_the_end_is_billed_from_the_day_on_which_it_was_due() {
    Instant march = Instant.parse("2027-03-02T09:00:00Z");
    assertThat(billed(Optional.empty(), march)).isEqualTo(new Money(4_000));
    assertThat(billed(Optional.of(STALL), march)).isEqualTo(new Money(4_800));
  }

  @Test
  void whoever_renews_after_the_grace_pays_its_penalty_as_of_the_day_of_applying() {
    Instant applied = Instant.parse("2027-05-03T09:00:00Z");
    Money late = billed(Optional.of(STALL), applied);
    assertThat(late).isGreaterThan(new Money(4_800));
    assertThat(billed(Optional.of(STALL), applied, applied.plus(Duration.ofDays(90))))
        .as("though the county takes three months to decide")
        .isEqualTo(late);
    Instant inGrace = Instant.parse("2027-03-31T09:00:00Z");
    assertThat(billed(Optional.of(STALL), inGrace, inGrace.plus(Duration.ofDays(30))))
        .isEqualTo(new Money(4_800));
  }

  @Test
  void whoever_comes_back_after_years_owes_for_this_one() {
    Instant may = Instant.parse("2029-02-03T09:00:00Z");
    assertThat(billed(Optional.of(STALL), may)).isEqualTo(new Money(4_800));
  }

  private Money billed(Optional<Reference> renewalOf, Instant now) {
    return billed(renewalOf, now, now);
  }

  private Money billed(Optional<Reference> renewalOf, Instant now, Instant approved) {
    Reference bill =
        DATABASE.<Reference>write(
            tx -> {
              Reference draft =
                  desk.stores()
                      .drafts()
                      .begin(tx, Optional.of(APPLICANT), "{}", "en", now)
                      .reference();
              var citizen = new Actor.Citizen(APPLICANT);
              Reference number =
                  desk.apply(tx, draft, fresh(renewalOf), citizen, now).orElseThrow().reference();
              var officer = new Actor.Staff(Role.OFFICER, Optional.empty());
              desk.act(tx, number, Act.of("approve", officer), approved);
              ApplicationFile file = desk.find(tx, number).orElseThrow();
              return file.standing().bill().orElseThrow();
            });
    return new Bills(DATABASE, TestKeys.vault()).find(bill).map(Bill::amount).orElseThrow();
  }

  private static NewApplication fresh(Optional<Reference> renewalOf) {
    return new NewApplication(
        "STALL",
        Optional.of("OPEN"),
        Optional.empty(),
        "0385",
        "Stall 3, Wamunyu market",
        "Peter Muli Mfano",
        Optional.of(APPLICANT),
        "en",
        "ussd",
        renewalOf,
        true);
  }
}
