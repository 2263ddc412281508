package ke.go.machakos.db.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.citizens.Access;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Proof;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PermitsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private final Permits permits = new Permits(TestStores.get().database(), TestKeys.vault());
  private final Citizens citizens = new Citizens(TestStores.get().database(), TestKeys.vault());

  @BeforeAll
  static void seed() {
    TestData.sample();
  }

  @Test
  void a_permit_is_found_by_its_number() {
    var permit = permits.find(number("1010013")).orElseThrow();
    assertThat(permit.holderInPart()).isEqualTo("Mary W.");
    assertThat(permit.type().name("sw")).isEqualTo("Kibali cha biashara");
    assertThat(permit.statusOn(TODAY)).isEqualTo(PermitStatus.ISSUED);
    assertThat(permit.statusOn(LocalDate.parse("2027-01-01"))).isEqualTo(PermitStatus.EXPIRED);
    assertThat(permit.sample()).isTrue();
    assertThat(permits.find(Reference.of(Reference.Kind.PERMIT, 99999))).isEmpty();
  }

  @Test
  void a_phone_in_steady_use_shows_all_that_is_linked_to_it_newest_first() {
    var phone = new Msisdn("+254700000001");
    var access = citizens.access(phone, TestData.NOW);
    assertThat(access.proof()).isEqualTo(Proof.OPEN);
    var held = permits.ofPhone(phone, access.linkedFrom());
    assertThat(held.withheld()).isZero();
    assertThat(held.shown())
        .extracting(permit -> permit.number().digits())
        .containsExactly("1010045", "1010037", "1010059", "1010021", "1010013");
  }

  @Test
  void a_link_older_than_the_trust_in_the_number_is_withheld_until_the_holder_is_proven() {
    var phone = new Msisdn("+254700000002");
    assertThat(citizens.proof(phone, TestData.NOW)).isEqualTo(Proof.PIN_NEEDED);
    Instant recent = TestData.NOW.minusSeconds(86_400L * 365);
    assertThat(permits.ofPhone(phone, recent).shown()).isEmpty();
    assertThat(permits.ofPhone(phone, recent).withheld()).isEqualTo(1);
    assertThat(permits.ofPhone(phone, Access.PROVEN).shown()).hasSize(1);
  }

  @Test
  void the_sample_phones_show_every_kind_of_proof() {
    assertThat(citizens.proof(new Msisdn("+254700000003"), TestData.NOW))
        .isEqualTo(Proof.REFERENCE_NEEDED);
    assertThat(citizens.proof(new Msisdn("+254700000004"), TestData.NOW))
        .isEqualTo(Proof.PIN_NEEDED);
    assertThat(citizens.proof(new Msisdn("+254700000005"), TestData.NOW))
        .isEqualTo(Proof.REFERENCE_NEEDED);
    assertThat(citizens.proof(new Msisdn("+254700000007"), TestData.NOW)).isEqualTo(Proof.OPEN);
  }

  private static Reference number(String digits) {
    return Reference.parse(digits).orElseThrow();
  }
}
