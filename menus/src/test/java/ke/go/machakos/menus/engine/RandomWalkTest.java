package ke.go.machakos.menus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ke.go.machakos.menus.Town;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.page.Budget;
import org.junit.jupiter.api.Test;

/** Anybody may type anything at any time. */
class RandomWalkTest {
  private static final int STEPS = 100_000 * Integer.getInteger("storm.percent", 5) / 100;

  @Test
  void no_walk_leaves_the_pages_or_the_sessions_that_can_be_kept() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed + " of RandomWalkTest, " + STEPS + " steps");
    MenuBook book = Town.book();
    Walk walk = new Walk(book, seed);
    TreeSet<String> seen = new TreeSet<>();
    for (int i = 0; i < STEPS; i++) {
      walk.step();
      seen.add(walk.talk.screen());
    }
    assertThat(seen)
        .containsExactlyElementsOf(
            new TreeSet<>(
                book.menu().screens().values().stream()
                    .filter(each -> !(each instanceof Screen.Call))
                    .map(Screen::id)
                    .toList()));
  }

  @Test
  void a_dialogue_replayed_from_its_inputs_gives_the_same_screens() {
    MenuBook book = Town.book();
    for (long seed = 1; seed <= 20; seed++) {
      List<String> first = pages(new Walk(book, seed));
      List<String> second = pages(new Walk(Town.book(), seed));
      assertThat(second).isEqualTo(first);
    }
  }

  private static List<String> pages(Walk walk) {
    List<String> pages = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      walk.step();
      pages.add(walk.talk.page());
    }
    return pages;
  }

  /** One caller after another, each of whom types what comes into their head. */
  private static final class Walk {
    private final Random random;
    private final RandomOutcomes outcomes;
    final Conversation talk;

    Walk(MenuBook book, long seed) {
      random = new Random(seed);
      outcomes = new RandomOutcomes(book.vocabulary(), random);
      talk = new Conversation(book, outcomes);
    }

    void step() {
      talk.budget = random.nextInt(20) == 0 ? Budget.AIRTEL : Budget.SMALLEST;
      if (talk.session().ended() || random.nextInt(50) == 0) {
        talk.dial(
            IntStream.range(0, random.nextInt(6)).mapToObj(i -> answer()).toArray(String[]::new));
      } else {
        talk.say(answer());
      }
      assertThat(talk.session().frames()).hasSizeLessThanOrEqualTo(Session.DEPTH);
    }

    private String answer() {
      return switch (random.nextInt(12)) {
        case 0 -> "0";
        case 1 -> random.nextInt(3) == 0 ? "00" : "0";
        case 2 -> "98";
        case 3 -> outcomes.text(random.nextInt(90));
        case 4 -> "%07d".formatted(random.nextInt(10_000_000));
        case 5 -> "Words";
        default -> "" + (1 + random.nextInt(5));
      };
    }
  }
}
