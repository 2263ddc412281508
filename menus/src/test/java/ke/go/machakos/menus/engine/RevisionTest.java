package ke.go.machakos.menus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ke.go.machakos.menus.Town;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

/** Definitions that changed under a live dialogue. */
class RevisionTest {
  private final TownHall hall = new TownHall();
  private final Conversation talk = new Conversation(Town.book(), hall::run);

  @Test
  void a_dialogue_of_another_revision_is_opened_afresh_with_a_word_about_it() {
    talk.dial();
    talk.say("2");
    Frame gone = new Frame("screen-of-last-week", 0, Map.of(), Map.of());
    Session old = new Session("000000000000", Language.EN, List.of(gone), List.of("1"));
    talk.last = new Step.Show(old, talk.last.reply());
    assertThat(talk.say("1")).startsWith("The menu has changed.\nTown of Machakos\n1. Permits");
    assertThat(talk.say("1")).startsWith("Permit number:");
  }

  @Test
  void showing_such_a_dialogue_again_opens_it_afresh_too() {
    Engine engine = new Engine(Town.book());
    Session old = new Session("000000000000", Language.SW, List.of(), List.of());
    Step.Call meet = (Step.Call) engine.show(old, Budget.SMALLEST);
    assertThat(meet.action()).isEqualTo("citizens.meet");
    Step.Show shown = (Step.Show) engine.resume(meet, Outcome.of("stranger"), Budget.SMALLEST);
    assertThat(shown.reply().text()).startsWith("Menyu imebadilika.\nLugha / Language");
  }
}
