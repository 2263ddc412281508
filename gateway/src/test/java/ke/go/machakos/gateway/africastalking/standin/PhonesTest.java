package ke.go.machakos.gateway.africastalking.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.Test;

class PhonesTest {
  private final Phones phones = new Phones();

  private static Msisdn number(int i) {
    return new Msisdn("+2547%08d".formatted(i));
  }

  private static Letter letter(int phone, int id) {
    return new Letter(
        "id-" + id, Letter.Place.PHONE, number(phone), "22483", "Karibu", Instant.EPOCH, List.of());
  }

  @Test
  void a_phone_keeps_its_newest_messages() {
    for (int i = 0; i <= Phones.MOST_LETTERS; i++) {
      phones.add(letter(0, i));
    }
    List<Letter> kept = phones.inbox(number(0)).letters();
    assertThat(kept).hasSize(Phones.MOST_LETTERS);
    assertThat(kept.getFirst().id()).isEqualTo("id-1");
    assertThat(kept.getLast().id()).isEqualTo("id-" + Phones.MOST_LETTERS);
  }

  @Test
  void the_phone_that_was_looked_at_last_is_forgotten_last() {
    for (int i = 0; i < Phones.MOST_NUMBERS; i++) {
      phones.add(letter(i, i));
    }
    assertThat(phones.inbox(number(0)).letters()).hasSize(1);
    phones.add(letter(Phones.MOST_NUMBERS, 0));
    assertThat(phones.inbox(number(0)).letters()).hasSize(1);
    assertThat(phones.inbox(number(1)).letters()).isEmpty();
    assertThat(phones.inbox(number(2)).letters()).hasSize(1);
  }

  @Test
  void the_version_changes_with_every_change_and_with_nothing_else() {
    assertThat(phones.inbox(number(0)).version()).isZero();
    phones.add(letter(0, 0));
    long first = phones.inbox(number(0)).version();
    assertThat(phones.inbox(number(0)).version()).isEqualTo(first);
    phones.change(letter(0, 0), kept -> kept.with("Success"));
    assertThat(phones.inbox(number(0)).version()).isGreaterThan(first);
    assertThat(phones.inbox(number(0)).letters().getFirst().fates()).containsExactly("Success");
  }

  @Test
  void a_message_shows_neither_its_text_nor_its_number() {
    assertThat(letter(0, 7).toString()).contains("id-7").doesNotContain("Karibu", "2547");
  }
}
