package ke.go.machakos.db.citizens;

import static ke.go.machakos.db.generated.Tables.CITIZEN;
import static ke.go.machakos.db.generated.Tables.CONSENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CitizensTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Duration YEAR = Duration.ofDays(366);
  private static final Msisdn PHONE = new Msisdn("+254712345678");

  private final Database database = TestStores.get().database();
  private final Citizens citizens = new Citizens(database, TestKeys.vault());
  private final Pins pins = new Pins(TestKeys.vault());

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @Test
  void a_number_not_met_is_nobody_and_sees_only_what_was_linked_within_a_year() {
    assertThat(citizens.find(PHONE)).isEmpty();
    var access = citizens.access(PHONE, NOW);
    assertThat(access.proof()).isEqualTo(Proof.OPEN);
    assertThat(access.linkedFrom()).isEqualTo(Instant.parse("2025-11-23T06:00:00Z"));
  }

  @Test
  void introducing_twice_keeps_the_citizen_and_the_language() {
    long id = database.<Long>write(tx -> citizens.introduce(tx, PHONE, Optional.of("sw"), NOW));
    assertThat(database.<Long>write(tx -> citizens.introduce(tx, PHONE, Optional.empty(), NOW)))
        .isEqualTo(id);
    assertThat(citizens.find(PHONE))
        .hasValueSatisfying(it -> assertThat(it.language()).contains("sw"));
    write(tx -> citizens.speaks(tx, PHONE, "kam"));
    assertThat(citizens.find(PHONE).orElseThrow().language()).contains("kam");
    assertThat(
            database.<Boolean>write(tx -> citizens.speaks(tx, new Msisdn("+254712000000"), "en")))
        .isFalse();
  }

  @Test
  void withdrawn_consent_erases_what_it_covered_and_keeps_the_events() {
    write(tx -> citizens.consent(tx, PHONE, said(true), NOW));
    write(tx -> citizens.speaks(tx, PHONE, "sw"));
    write(tx -> pins.set(tx, PHONE, "2580"));
    assertThat(citizens.find(PHONE).orElseThrow().consents()).isTrue();
    write(tx -> citizens.consent(tx, PHONE, said(false), NOW.plusSeconds(60)));
    var citizen = citizens.find(PHONE).orElseThrow();
    assertThat(citizen.consents()).isFalse();
    assertThat(citizen.language()).isEmpty();
    assertThat(citizen.hasPin()).isFalse();
    assertThat(
            database.<Integer>read(
                tx -> tx.jooq().fetchCount(CITIZEN, CITIZEN.PHONE_SEALED.isNotNull())))
        .isZero();
    assertThat(database.<Integer>read(tx -> tx.jooq().fetchCount(CONSENT))).isEqualTo(2);
    write(tx -> citizens.consent(tx, PHONE, said(true), NOW.plusSeconds(90)));
    assertThat(citizens.find(PHONE).orElseThrow().consents()).isTrue();
  }

  @Test
  void who_declines_is_not_written_down() {
    write(tx -> citizens.consent(tx, PHONE, said(false), NOW));
    assertThat(citizens.find(PHONE)).isEmpty();
  }

  @Test
  void a_lock_outlives_the_withdrawal_of_consent() {
    write(tx -> citizens.consent(tx, PHONE, said(true), NOW));
    write(tx -> pins.set(tx, PHONE, "2580"));
    for (int i = 0; i < 5; i++) {
      write(tx -> pins.check(tx, PHONE, "0000", NOW));
    }
    write(tx -> citizens.consent(tx, PHONE, said(false), NOW));
    write(tx -> citizens.consent(tx, PHONE, said(true), NOW));
    assertThat(citizens.proof(PHONE, NOW)).isEqualTo(Proof.LOCKED);
  }

  @Test
  void a_number_long_unused_asks_for_the_pin_or_the_reference_also_after_it_is_touched() {
    meet(NOW.minus(YEAR.multipliedBy(2)));
    assertThat(citizens.proof(PHONE, NOW)).isEqualTo(Proof.REFERENCE_NEEDED);
    write(tx -> pins.set(tx, PHONE, "2580")); // as it was set before the silence
    write(tx -> citizens.touch(tx, PHONE, NOW));
    assertThat(citizens.find(PHONE).orElseThrow().trustedSince()).isEqualTo(NOW);
    assertThat(citizens.proof(PHONE, NOW)).isEqualTo(Proof.PIN_NEEDED);
    assertThat(database.<PinCheck>write(tx -> pins.check(tx, PHONE, "2580", NOW)))
        .isInstanceOf(PinCheck.Right.class);
    assertThat(citizens.proof(PHONE, NOW)).isEqualTo(Proof.OPEN);
  }

  @Test
  void who_uses_a_recycled_number_for_a_year_is_asked_no_more_but_sees_only_their_own() {
    meet(NOW.minus(YEAR.multipliedBy(3)));
    Instant back = NOW.minus(YEAR);
    write(tx -> citizens.touch(tx, PHONE, back));
    write(tx -> citizens.touch(tx, PHONE, NOW.minus(Duration.ofDays(30))));
    var access = citizens.access(PHONE, NOW);
    assertThat(access.proof()).isEqualTo(Proof.OPEN);
    assertThat(access.linkedFrom()).isBetween(back.minus(YEAR), back.minus(Duration.ofDays(364)));
  }

  @Test
  void steady_use_stays_trusted() {
    meet(NOW.minus(Duration.ofDays(200)));
    write(tx -> citizens.touch(tx, PHONE, NOW));
    assertThat(citizens.proof(PHONE, NOW)).isEqualTo(Proof.OPEN);
    assertThat(citizens.find(PHONE).orElseThrow().trustedSince())
        .isEqualTo(NOW.minus(Duration.ofDays(200)));
    assertThat(citizens.find(PHONE).orElseThrow().dueForTouch(NOW.plusSeconds(3600))).isFalse();
    assertThat(citizens.find(PHONE).orElseThrow().dueForTouch(NOW.plus(Duration.ofDays(1))))
        .isTrue();
  }

  @Test
  void a_pin_proves_who_set_it_and_nobody_before_them() {
    meet(NOW.minus(YEAR.multipliedBy(3)));
    write(tx -> citizens.touch(tx, PHONE, NOW.minus(YEAR)));
    write(tx -> pins.set(tx, PHONE, "2580"));
    assertThat(database.<PinCheck>write(tx -> pins.check(tx, PHONE, "2580", NOW)))
        .isInstanceOfSatisfying(
            PinCheck.Right.class,
            right -> assertThat(right.linkedFrom()).isAfter(NOW.minus(YEAR.multipliedBy(2))));
    assertThat(citizens.find(PHONE).orElseThrow().trustedSince()).isEqualTo(NOW.minus(YEAR));
  }

  @Test
  void a_shared_number_asks_every_time() {
    meet(NOW);
    write(tx -> citizens.share(tx, PHONE, true));
    assertThat(citizens.proof(PHONE, NOW)).isEqualTo(Proof.REFERENCE_NEEDED);
    write(tx -> pins.set(tx, PHONE, "2580"));
    write(tx -> pins.check(tx, PHONE, "2580", NOW));
    assertThat(citizens.proof(PHONE, NOW)).isEqualTo(Proof.PIN_NEEDED);
  }

  private void meet(Instant when) {
    write(tx -> citizens.introduce(tx, PHONE, Optional.of("en"), when));
  }

  private static Consent said(boolean given) {
    return new Consent(Citizens.SERVICE, "2026-11", given, "ussd");
  }

  private void write(Consumer<Tx> work) {
    database.write(
        tx -> {
          work.accept(tx);
          return 0;
        });
  }
}
