package ke.go.machakos.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.talk.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dialogue that Redis lost in its middle: what the network still knows of it is its answers. */
class LostDialogueTest {
  private final ShippedDialogues dialogues = new ShippedDialogues();

  @BeforeEach
  void seed() {
    TestData.sample();
  }

  @AfterEach
  void close() {
    dialogues.close();
  }

  @Test
  void it_goes_on_where_it_was_for_who_agreed_long_ago() {
    dial("first", "2", "2*1");
    dialogues.later(Duration.ofDays(1));
    dial("second", "1", "1*1");
    dialogues.lose();

    assertThat(turn("second", "1*1*1010013")).contains("Single business permit 1010013");
  }

  @Test
  void it_begins_again_for_who_agreed_in_it_since_its_first_answers_are_used_up() {
    dial("first", "2", "2*1", "2*1*1", "2*1*1*1");
    dialogues.lose();

    assertThat(turn("first", "2*1*1*1*1010013"))
        .startsWith("The menu has changed.\nMachakos County\n1. Permits");
    assertThat(turn("first", "2*1*1*1*1010013*3")).startsWith("County projects");
  }

  @Test
  void the_very_turn_that_agreed_does_not_ask_again() {
    dial("first", "2", "2*1");
    dialogues.lose();

    assertThat(turn("first", "2*1")).startsWith("The menu has changed.");
    assertThat(turn("first", "2*1*4")).startsWith("My details");
    assertThat(turn("first", "2*1*4*2")).startsWith("You agreed");
  }

  @Test
  void a_report_that_was_opened_is_found_and_not_taken_for_an_earlier_one_of_the_same() {
    dial("first", "2", "2*1");
    dialogues.later(Duration.ofDays(1));
    String asked = "";
    for (String answer : List.of("6", "1", "no water in the taps since monday", "2", "3", "Mua")) {
      asked = asked.isEmpty() ? answer : asked + "*" + answer;
      turn("second", asked);
    }
    String opened = turn("second", asked + "*1");
    assertThat(opened).startsWith("Case 4000014");
    dialogues.lose();

    assertThat(turn("second", asked + "*1")).isEqualTo(opened);
    Cases cases = new Cases(dialogues.database(), TestKeys.vault());
    assertThat(cases.find(Reference.of(Reference.Kind.CASE, 2))).isEmpty();
  }

  @Test
  void who_asks_to_finish_by_sms_is_sent_one_message_of_a_dialogue_of_the_longest_name() {
    String longest = "x".repeat(120);
    dial("first", "2", "2*1");
    dialogues.later(Duration.ofDays(1));
    dial(longest, "1");
    turn("again", "");

    assertThat(turn("again", "3")).startsWith("We will send you an SMS");
    assertThat(turn("again", "3")).startsWith("We will send you an SMS");
    assertThat(new Outbox(dialogues.database(), TestKeys.vault()).waiting()).isOne();
  }

  private void dial(String session, String... texts) {
    turn(session, "");
    for (String text : texts) {
      turn(session, text);
    }
  }

  private String turn(String session, String text) {
    return dialogues
        .take(new Turn("ATUid_" + session, "+254711000222", "63902", ShippedDialogues.CODE, text))
        .text();
  }
}
