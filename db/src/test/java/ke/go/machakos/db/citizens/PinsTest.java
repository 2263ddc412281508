package ke.go.machakos.db.citizens;

import static ke.go.machakos.db.generated.Tables.CITIZEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Msisdn PHONE = new Msisdn("+254712345678");
  private static final Msisdn OTHER = new Msisdn("+254712345679");

  private final Database database = TestStores.get().database();
  private final Citizens citizens = new Citizens(database, TestKeys.vault());
  private final Pins pins = new Pins(TestKeys.vault());

  @BeforeEach
  void meet() {
    TestStores.get().reset();
    for (Msisdn phone : new Msisdn[] {PHONE, OTHER}) {
      database.<Long>write(tx -> citizens.introduce(tx, phone, Optional.empty(), NOW));
      assertThat(set(phone, "1234")).isTrue();
    }
  }

  @Test
  void five_wrong_pins_in_a_row_lock_until_a_desk_unlocks() {
    for (int left = 4; left >= 1; left--) {
      assertThat(check("0000")).isEqualTo(new PinCheck.Wrong(left));
    }
    assertThat(check("0000")).isEqualTo(new PinCheck.Locked());
    assertThat(check("1234")).isEqualTo(new PinCheck.Locked());
    assertThat(set(PHONE, "9999")).isFalse();
    assertThat(citizens.proof(PHONE, NOW)).isEqualTo(Proof.LOCKED);
    assertThat(citizens.proof(OTHER, NOW)).isEqualTo(Proof.OPEN);
    assertThat(database.<Boolean>write(tx -> pins.unlock(tx, PHONE))).isTrue();
    assertThat(database.<Boolean>write(tx -> pins.unlock(tx, PHONE))).isFalse();
    assertThat(check("1234")).isEqualTo(new PinCheck.None());
    assertThat(set(PHONE, "9999")).isTrue();
    assertThat(check("9999")).isInstanceOf(PinCheck.Right.class);
  }

  @Test
  void a_right_pin_begins_the_count_anew() {
    for (int round = 0; round < 3; round++) {
      assertThat(check("0000")).isEqualTo(new PinCheck.Wrong(4));
      assertThat(check("0000")).isEqualTo(new PinCheck.Wrong(3));
      assertThat(check("1234")).isInstanceOf(PinCheck.Right.class);
    }
  }

  @Test
  void guesses_at_the_same_time_are_all_counted() throws Exception {
    var answers = new ArrayList<Future<PinCheck>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> check("0000")));
      }
      int locked = 0;
      for (var answer : answers) {
        locked += answer.get() instanceof PinCheck.Locked ? 1 : 0;
      }
      assertThat(locked).isEqualTo(4);
    }
  }

  @Test
  void the_same_pin_of_two_citizens_is_stored_as_two_hashes() {
    var hashes =
        database.read(
            tx -> tx.jooq().select(CITIZEN.PIN_HASH).from(CITIZEN).fetch(row -> row.value1()));
    assertThat(hashes).hasSize(2);
    assertThat(hashes.get(0)).hasSize(32).isNotEqualTo(hashes.get(1));
  }

  @Test
  void only_four_digits_are_a_pin_and_only_a_citizen_has_one() {
    assertThatIllegalArgumentException().isThrownBy(() -> set(PHONE, "12345"));
    assertThatIllegalArgumentException().isThrownBy(() -> set(PHONE, "12a4"));
    assertThat(set(new Msisdn("+254700000999"), "1234")).isFalse();
    assertThat(
            database.<PinCheck>write(
                tx -> pins.check(tx, new Msisdn("+254700000999"), "1234", NOW)))
        .isEqualTo(new PinCheck.None());
  }

  private boolean set(Msisdn phone, String pin) {
    return database.<Boolean>write(tx -> pins.set(tx, phone, pin));
  }

  private PinCheck check(String pin) {
    return database.write(tx -> pins.check(tx, PHONE, pin, NOW));
  }
}
