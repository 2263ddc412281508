package ke.go.machakos.menus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import ke.go.machakos.menus.Town;
import org.junit.jupiter.api.Test;

/** Answers dialled in advance, and the screens that they pass or stop at. */
class PresetPathTest {
  private final TownHall hall = new TownHall();
  private final Conversation talk = new Conversation(Town.book(), hall::run);

  @Test
  void a_path_leads_through_questions_lists_and_calls_that_only_look() {
    assertThat(talk.dial("2", "2", "1")).startsWith("Project 1\nof Ward 2: 1%");
    assertThat(talk.calls).containsExactly("citizens.meet", "places.wards", "projects.of");
    assertThat(talk.say("0")).startsWith("Projects of Ward 2");
  }

  @Test
  void a_path_stops_where_something_is_to_be_confirmed() {
    assertThat(talk.dial("3", "Broken road", "1", "1")).startsWith("Send this?\nBroken road");
    assertThat(talk.session().preset()).isEmpty();
    assertThat(talk.calls).containsExactly("citizens.meet", "(remarks.keep)");
    assertThat(talk.say("1")).startsWith("Thank you.");
    assertThat(talk.dial("3", "Broken road", "2", "1")).startsWith("Send this?\nBroken road");
    assertThat(talk.session().preset()).isEmpty();
  }

  @Test
  void a_path_that_would_write_is_declined_and_its_screen_asks_again() {
    assertThat(talk.dial("1", "1234567", "2", "5")).startsWith("Permit 1234567\nMwikali Mutua");
    assertThat(talk.calls).containsExactly("citizens.meet", "permits.find", "(permits.renew)");
    assertThat(talk.session().preset()).isEmpty();
    assertThat(talk.say("2")).isEqualTo("Permit 1234567 is renewed until 31 Dec 2027.");
  }

  @Test
  void language_and_consent_ask_the_person_and_take_nothing_of_the_path() {
    hall.stranger = true;
    hall.consented = false;
    assertThat(talk.dial("1", "1234567")).startsWith("Lugha / Language");
    assertThat(talk.say("9")).startsWith("Hakuna / None of these.\nLugha / Language");
    assertThat(talk.say("2")).startsWith("Tuhifadhi nambari yako?");
    assertThat(talk.session().preset()).containsExactly("1", "1234567");
    assertThat(talk.say("1")).startsWith("Kibali 1234567\nMwikali Mutua\nhalali, ada KES 15,000");
    assertThat(talk.say("0")).startsWith("Nambari ya kibali:");
    assertThat(talk.say("0")).startsWith("Mji wa Machakos");
    assertThat(talk.say("0")).startsWith("Mji wa Machakos");
    assertThat(talk.calls)
        .containsExactly("citizens.meet", "citizens.speak", "citizens.consent", "permits.find");
  }

  @Test
  void whoever_turns_back_from_such_a_screen_has_left_the_path() {
    talk.dial();
    talk.say("2", "1");
    talk.say("00");
    Session asked = talk.session();
    assertThat(talk.say("4")).startsWith("Lugha / Language");
    talk.last = new Step.Show(talk.session().withPreset(List.of("1")), talk.last.reply());
    assertThat(talk.say("0")).startsWith("Town of Machakos");
    assertThat(talk.session()).isEqualTo(asked);
  }

  @Test
  void a_wrong_answer_ends_the_path_with_its_notice() {
    assertThat(talk.dial("1", "12", "1")).startsWith("A number has 7 digits.\nPermit number:");
    assertThat(talk.session().preset()).isEmpty();
    assertThat(talk.dial("7", "1")).startsWith("Not one of the choices.\nTown of Machakos");
  }

  @Test
  void moving_about_works_inside_a_path() {
    hall.wards = 40;
    assertThat(talk.dial("1", "0", "2", "98", "1")).startsWith("Projects of Ward 12");
    assertThat(talk.dial("2", "98", "0", "1")).startsWith("Projects of Ward 1\n");
    assertThat(talk.dial("2", "1", "00", "1")).startsWith("Permit number:");
    assertThat(talk.dial("0", "00", "1")).startsWith("Permit number:");
    assertThat(talk.dial("1", "98")).startsWith("A number has 7 digits.");
  }

  @Test
  void an_endless_path_ends() {
    String[] back = Collections.nCopies(4000, "0").toArray(String[]::new);
    assertThat(talk.dial(back)).startsWith("Town of Machakos");
  }
}
