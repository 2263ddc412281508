package ke.go.machakos.menus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.menus.Town;
import org.junit.jupiter.api.Test;

/** What actions give back is held to what they declare. */
class OutcomesTest {
  private final TownHall hall = new TownHall();

  @Test
  void free_text_is_folded_and_cut_to_its_declared_width() {
    hall.holder = "Mũtua wa Kĩoko Mũsyoka Ndũnda na Familia";
    Conversation talk = new Conversation(Town.book(), hall::run);
    talk.dial();
    assertThat(talk.say("1", "1234567")).contains("\nMutua wa Kioko Musyoka Ndund..\n");
    hall.holder = "😀".repeat(4000);
    assertThat(talk.say("1", "1234567")).contains("\n" + "?".repeat(28) + "..\n");
  }

  @Test
  void an_outcome_that_is_not_declared_is_a_fault() {
    refused(Outcome.of("maybe"), "permits.find has no outcome maybe");
  }

  @Test
  void a_value_that_is_missing_or_of_another_kind_is_a_fault() {
    refused(Outcome.of("found"), "permits.find gave no holder");
    for (String fee : List.of("", "-", "1.50", "1000000000", "KES 5", "٣")) {
      refused(found("fee", fee), "permits.find gave a fee it does not declare");
    }
    for (String until : List.of("soon", "2026-02-30", "31-12-2026", "{{{{{{{{{{", "+12026-1-1")) {
      refused(found("until", until), "permits.find gave a until it does not declare");
    }
    refused(found("status", "lost"), "permits.find gave a status it does not declare");
    assertThat(page(found("fee", "999999999"))).contains("fee KES 999,999,999,");
    assertThat(page(found("until", ""))).contains("until -\n");
  }

  @Test
  void an_item_with_too_long_a_value_or_without_a_field_is_a_fault() {
    assertThatThrownBy(() -> wards(new Item("x".repeat(41), Map.of("name", "A"))))
        .hasMessage("places.wards gave an item with too long a value");
    assertThatThrownBy(() -> wards(new Item("a", Map.of())))
        .hasMessage("places.wards gave no name");
  }

  @Test
  void a_name_that_is_not_declared_is_left_out() {
    Conversation talk = wards(new Item("a", Map.of("name", "A", "secret", "B")));
    assertThat(talk.session().list("wards")).containsExactly(new Item("a", Map.of("name", "A")));
  }

  @Test
  void a_value_named_language_becomes_the_language_of_the_dialogue() {
    Conversation talk =
        new Conversation(
            Town.book(),
            call ->
                call.action().equals("citizens.meet")
                    ? Outcome.of("known", Map.of("language", "sw"))
                    : hall.run(call));
    assertThat(talk.dial()).startsWith("Mji wa Machakos");
    assertThat(talk.say("4", "1")).startsWith("Town of Machakos");
    assertThat(talk.say("4", "3")).startsWith("Mji wa Machakos");
    assertThat(talk.say("4")).startsWith("Muthyo");
    assertThat(talk.say("0", "5")).isEqualTo("Muvea muno, ila ingi.");
  }

  @Test
  void what_was_shown_before_is_shown_again_in_the_language_of_now() {
    Conversation talk = new Conversation(Town.book(), hall::run);
    talk.dial();
    String english = talk.say("2");
    assertThat(talk.say("00", "4", "2")).startsWith("Mji wa Machakos");
    assertThat(talk.say("2")).isNotEqualTo(english).startsWith("Wadi gani?\n1. Ward 1");
  }

  @Test
  void arguments_are_the_latest_values() {
    Map<String, String> given = new HashMap<>();
    Conversation talk =
        new Conversation(
            Town.book(),
            call -> {
              given.putAll(call.arguments());
              return hall.run(call);
            });
    talk.dial();
    talk.say("2", "3", "1", "0", "0", "0", "1", "1111111", "1", "2222222");
    assertThat(given).isEqualTo(Map.of("ward", "w3", "number", "2222222"));
  }

  private static Outcome found(String name, String value) {
    Map<String, String> values =
        new HashMap<>(Map.of("holder", "A", "status", "valid", "fee", "1", "until", "2026-12-31"));
    values.put(name, value);
    return Outcome.of("found", values);
  }

  private void refused(Outcome outcome, String message) {
    assertThatThrownBy(() -> page(outcome))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
  }

  private String page(Outcome outcome) {
    Conversation talk =
        new Conversation(
            Town.book(), call -> call.action().equals("permits.find") ? outcome : hall.run(call));
    talk.dial();
    return talk.say("1", "1234567");
  }

  private Conversation wards(Item item) {
    Conversation talk =
        new Conversation(
            Town.book(),
            call ->
                call.action().equals("places.wards")
                    ? Outcome.listing("list", "wards", List.of(item))
                    : hall.run(call));
    talk.dial();
    talk.say("2");
    return talk;
  }
}
