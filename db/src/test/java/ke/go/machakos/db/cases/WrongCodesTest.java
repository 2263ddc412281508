package ke.go.machakos.db.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrongCodesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Msisdn PHONE = new Msisdn("+254712345678");
  private static final Msisdn OTHER = new Msisdn("+254712345679");

  private final Database database = TestStores.get().database();
  private final WrongCodes wrong = new WrongCodes(TestKeys.vault());

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @Test
  void a_number_is_shut_for_an_hour_after_its_fifth() {
    for (int i = 0; i < 5; i++) {
      assertThat(shut(PHONE, minute(i))).isFalse();
      assertThat(add(PHONE, minute(i))).isTrue();
    }
    assertThat(add(PHONE, minute(5))).isFalse();
    assertThat(shut(PHONE, minute(63))).isTrue();
    assertThat(shut(OTHER, minute(5))).isFalse();
    assertThat(shut(PHONE, minute(64))).isFalse();
    assertThat(add(PHONE, minute(64))).isTrue();
    assertThat(shut(PHONE, minute(64))).isFalse();
  }

  @Test
  void where_a_number_has_fewer_those_that_it_sent_elsewhere_count_too() {
    assertThat(database.<Boolean>write(tx -> wrong.shut(tx, PHONE, 1, NOW))).isFalse();
    add(PHONE, NOW);
    assertThat(database.<Boolean>write(tx -> wrong.shut(tx, PHONE, 1, minute(1)))).isTrue();
    assertThat(database.<Boolean>write(tx -> wrong.add(tx, PHONE, 1, minute(1)))).isFalse();
    assertThat(shut(PHONE, minute(1))).isFalse();
    assertThat(database.<Boolean>write(tx -> wrong.shut(tx, PHONE, 1, minute(60)))).isFalse();
  }

  @Test
  void those_an_hour_apart_do_not_add_up_and_those_less_apart_do() {
    for (int i = 0; i < 9; i++) {
      assertThat(add(OTHER, minute(60 * i))).isTrue();
      assertThat(add(PHONE, minute(59 * i))).isEqualTo(i != 5);
    }
  }

  @Test
  void those_that_come_together_are_no_more_than_those_that_come_one_by_one() throws Exception {
    List<Callable<Boolean>> tries =
        IntStream.range(0, 30).<Callable<Boolean>>mapToObj(i -> () -> add(PHONE, NOW)).toList();
    try (var threads = Executors.newFixedThreadPool(4)) {
      assertThat(threads.invokeAll(tries).stream().filter(it -> it.resultNow())).hasSize(5);
    }
    assertThat(lately(NOW)).isEqualTo(30);
  }

  @Test
  void all_numbers_are_counted_together_and_forgotten_when_their_hour_is_over() {
    add(PHONE, NOW);
    add(PHONE, minute(1));
    add(OTHER, minute(30));
    assertThat(lately(minute(30))).isEqualTo(3);
    assertThat(lately(minute(61))).isOne();
    forget(minute(61));
    assertThat(TestStores.get().count("wrong_code")).isOne();
    forget(minute(90));
    assertThat(TestStores.get().count("wrong_code")).isZero();
    assertThat(lately(minute(90))).isZero();
  }

  private static Instant minute(int minute) {
    return NOW.plus(Duration.ofMinutes(minute));
  }

  private boolean shut(Msisdn phone, Instant now) {
    return database.<Boolean>write(tx -> wrong.shut(tx, phone, WrongCodes.TRIES, now));
  }

  private boolean add(Msisdn phone, Instant now) {
    return database.<Boolean>write(tx -> wrong.add(tx, phone, WrongCodes.TRIES, now));
  }

  private int lately(Instant now) {
    return database.<Integer>read(tx -> wrong.lately(tx, now));
  }

  private void forget(Instant now) {
    database.<Boolean>write(
        tx -> {
          wrong.forget(tx, now);
          return true;
        });
  }
}
