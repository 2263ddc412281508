package ke.go.machakos.menus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ke.go.machakos.menus.Town;
import ke.go.machakos.menus.page.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of any length, cut into pages that each fit. */
class LongListsTest {
  private final TownHall hall = new TownHall();
  private final Conversation talk = new Conversation(Town.book(), hall::run);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 40, 200})
  void every_item_is_on_exactly_one_page_and_can_be_taken_there(int items) {
    for (Budget budget : List.of(Budget.SMALLEST, Budget.AIRTEL)) {
      talk.budget = budget;
      hall.wards = items;
      talk.dial();
      talk.say("2");
      List<String> seen = new ArrayList<>();
      for (boolean more = true; more; ) {
        List<String> lines = talk.page().lines().toList();
        List<String> options = lines.stream().filter(line -> line.contains(". Ward")).toList();
        for (int i = 0; i < options.size(); i++) {
          String name = options.get(i).substring(options.get(i).indexOf(' ') + 1);
          assertThat(options.get(i)).isEqualTo((i + 1) + ". " + name);
          assertThat(talk.say("" + (i + 1))).startsWith("Projects of " + name + "\n");
          talk.say("0");
          assertThat(talk.page().lines()).containsExactlyElementsOf(lines);
          seen.add(name);
        }
        more = lines.getLast().contains("98 More");
        if (more) {
          talk.say("98");
        }
      }
      assertThat(seen)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, items).mapToObj(i -> "Ward " + i).toList());
    }
  }

  @Test
  void pages_are_turned_on_and_back_and_only_where_there_is_one() {
    hall.wards = 40;
    talk.dial();
    String first = talk.say("2");
    assertThat(first).startsWith("Which ward?\n1. Ward 1\n").endsWith("0 Back 00 Home 98 More");
    String second = talk.say("98");
    assertThat(second).startsWith("Which ward?\n1. Ward ").isNotEqualTo(first);
    assertThat(talk.say("0")).isEqualTo(first);
    assertThat(talk.say("0")).startsWith("Town of Machakos");
    hall.wards = 2;
    talk.say("2");
    assertThat(talk.say("98"))
        .isEqualTo("Not one of the choices.\nWhich ward?\n1. Ward 1\n2. Ward 2\n0 Back 00 Home");
    assertThat(talk.calls).containsExactly("citizens.meet", "places.wards", "places.wards");
  }

  @Test
  void a_full_page_says_an_answer_was_none_in_place_of_its_title() {
    hall.wards = 200;
    talk.dial();
    String first = talk.say("2");
    String lines = first.substring(first.indexOf('\n'));
    assertThat(talk.say("77"))
        .isIn("Not one of the choices." + lines, "Not one of the choices.\n" + first);
  }

  @Test
  void a_page_that_another_network_does_not_have_becomes_its_last() {
    hall.wards = 40;
    talk.dial();
    talk.say("2");
    while (talk.page().contains("98 More")) {
      talk.say("98");
    }
    int pages = talk.session().top().page();
    talk.budget = Budget.AIRTEL;
    talk.say("xxx");
    talk.say("0");
    assertThat(talk.session().top().page()).isLessThan(pages);
    assertThat(talk.page()).contains("98 More");
  }
}
