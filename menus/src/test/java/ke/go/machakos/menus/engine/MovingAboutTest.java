package ke.go.machakos.menus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ke.go.machakos.menus.Town;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.page.Budget;
import org.junit.jupiter.api.Test;

/** Forward, back, home, and what is said when an answer is none. */
class MovingAboutTest {
  private final TownHall hall = new TownHall();
  private final Conversation talk = new Conversation(Town.book(), hall::run);

  @Test
  void home_has_nowhere_to_go_back_to_and_says_nothing_of_it() {
    String home = "Town of Machakos\n1. Permits\n2. Projects\n3. Tell us\n4. Language\n5. Goodbye";
    assertThat(talk.dial()).isEqualTo(home);
    assertThat(talk.say("0")).isEqualTo(home);
    assertThat(talk.say("00")).isEqualTo(home);
    assertThat(talk.calls).containsExactly("citizens.meet");
  }

  @Test
  void values_are_shown_in_the_words_of_the_language() {
    talk.dial();
    assertThat(talk.say("1", "1234567"))
        .isEqualTo(
            """
            Permit 1234567
            Mwikali Mutua
            valid, fee KES 15,000, until 31 Dec 2026
            1. Another permit
            2. Renew
            0 Back 00 Home""");
  }

  @Test
  void going_back_runs_nothing_again_and_shows_what_was_there() {
    talk.dial();
    String wards = talk.say("2");
    String projects = talk.say("2");
    String project = talk.say("1");
    int calls = talk.calls.size();
    assertThat(project).startsWith("Project 1\nof Ward 2: 1%");
    assertThat(talk.say("0")).isEqualTo(projects);
    assertThat(talk.say("0")).isEqualTo(wards);
    assertThat(talk.say("0")).startsWith("Town of Machakos");
    assertThat(talk.calls).hasSize(calls);
  }

  @Test
  void going_back_gives_back_the_values_of_before() {
    talk.dial();
    talk.say("1", "1111111");
    String first = talk.page();
    hall.holder = "Another Person";
    assertThat(talk.say("1", "2222222")).startsWith("Permit 2222222\nAnother Person");
    assertThat(talk.say("0")).startsWith("Permit number:");
    assertThat(talk.say("0")).isEqualTo(first).startsWith("Permit 1111111\nMwikali Mutua");
    talk.say("0");
    assertThat(talk.say("3333333")).startsWith("Permit 3333333\nAnother Person");
  }

  @Test
  void home_is_one_step_from_everywhere_and_forgets_what_was_on_the_way() {
    hall.projects = 200;
    String home = talk.dial();
    Session fresh = talk.session();
    talk.say("2", "1", "98", "1");
    assertThat(talk.say("00")).isEqualTo(home);
    assertThat(talk.session()).isEqualTo(fresh);
  }

  @Test
  void an_answer_that_is_no_option_is_said_so_beside_the_question() {
    String home = talk.dial();
    for (String typed : List.of("6", "", "x", "-1", "1.5", "98", "99999999999", "１", "1 2")) {
      assertThat(talk.say(typed)).as(typed).isEqualTo("Not one of the choices.\n" + home);
    }
    for (String typed : List.of(" 1", "1.", "01", "1\n")) {
      talk.dial();
      assertThat(talk.say(typed)).as(typed).startsWith("Permit number:");
    }
  }

  @Test
  void an_answer_that_a_question_refuses_is_told_why() {
    talk.dial();
    String ask = talk.say("1");
    assertThat(talk.say("12")).isEqualTo("A number has 7 digits.\n" + ask);
    assertThat(talk.say("0")).startsWith("Town of Machakos");
  }

  @Test
  void an_answer_longer_than_the_network_or_the_kind_carries_is_refused_as_too_long() {
    talk.dial();
    String ask = talk.say("3");
    assertThat(talk.say("x".repeat(61))).isEqualTo("That is too long.\n" + ask);
    assertThat(talk.say("x".repeat(81))).isEqualTo("That is too long.\n" + ask);
    assertThat(talk.say("ũ".repeat(36))).contains("u".repeat(36));
    talk.say("0");
    assertThat(talk.say("…".repeat(21))).isEqualTo("That is too long.\n" + ask);
    assertThat(talk.say("…".repeat(20))).contains(".".repeat(60));
    talk.say("0");
    talk.budget = Budget.AIRTEL;
    assertThat(talk.say("x".repeat(60))).contains("x".repeat(60));
  }

  @Test
  void what_was_written_is_not_gone_back_to() {
    talk.dial();
    assertThat(talk.say("3", "The road is broken", "1")).startsWith("Thank you.");
    assertThat(talk.say("0")).startsWith("Town of Machakos");
    assertThat(talk.calls).containsExactly("citizens.meet", "remarks.keep");
  }

  @Test
  void an_answer_that_is_only_kept_is_gone_back_to_and_given_again() {
    var keeping = ActionSpec.keep("remarks.keep", "words").outcome("kept").outcome("full").done();
    var kept = new Conversation(Town.bookWith(keeping), hall::run);
    kept.dial();
    String asked = kept.say("3", "The road is broken");
    assertThat(kept.say("1")).startsWith("Thank you.");
    assertThat(kept.say("0")).isEqualTo(asked);
    assertThat(kept.say("1")).startsWith("Thank you.");
    assertThat(kept.calls).containsExactly("citizens.meet", "remarks.keep", "remarks.keep");
  }

  @Test
  void the_last_words_end_the_dialogue_and_anything_after_opens_another() {
    talk.dial();
    assertThat(talk.say("5")).isEqualTo("Goodbye.");
    assertThat(talk.session().ended()).isTrue();
    assertThat(talk.say("1")).startsWith("The menu has changed.\nTown of Machakos");
  }

  @Test
  void the_screens_kept_are_few_however_long_the_dialogue() {
    talk.dial();
    talk.say("1");
    for (int i = 0; i < 50; i++) {
      assertThat(talk.say("%07d".formatted(i))).startsWith("Permit %07d".formatted(i));
      talk.say("1");
    }
    assertThat(talk.session().frames()).hasSize(Session.DEPTH);
    int back = 0;
    for (; !talk.screen().equals("main"); back++) {
      talk.say("0");
    }
    assertThat(back).isEqualTo(Session.DEPTH - 1);
  }
}
