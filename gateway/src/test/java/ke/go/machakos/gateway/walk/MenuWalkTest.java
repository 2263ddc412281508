package ke.go.machakos.gateway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.turns.MovableClock;
import ke.go.machakos.gateway.turns.RunningGateway;
import ke.go.machakos.gateway.web.Browser;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.text.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every option of every menu, right and wrong answers to every prompt, and the ways back, home and
 * onwards, in a language, by the keys of the simulator's page before a whole gateway with the
 * sample data. What a walk saw is written to {@code target/walk}.
 */
class MenuWalkTest {
  /** Without {@code -Psoak} what callers come for is walked in Kiswahili, and no more. */
  private static final boolean WHOLE = Integer.getInteger("storm.percent", 5) == 100;

  /** What an officer wrote of a permit is shown as written, whatever the caller speaks. */
  private static final String AS_WRITTEN = "reason: ";

  private @Nullable Browser browser;
  private @Nullable RunningGateway node;

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
    if (node != null) {
      node.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_way_through_the_menus_is_walked_in(Language language, @TempDir Path folder)
      throws Exception {
    Assumptions.assumeTrue(
        WHOLE || language == Language.SW, "the other languages are walked under -Psoak");
    MenuWalk walk = walk(language, folder);
    System.out.println(walk.summary(language));
    write(walk, language);
    assertThat(walk.faults()).isEmpty();
    if (language != Language.EN) {
      assertThat(walk.english(language))
          .as("English in a dialogue that is not")
          .allSatisfy(value -> assertThat(value).startsWith(AS_WRITTEN));
    }
    if (WHOLE) {
      complete(walk, language);
    }
  }

  private static void complete(MenuWalk walk, Language language) {
    assertThat(walk.unfinished()).isEmpty();
    assertThat(walk.unseen(language)).as("screens that nobody saw").isEmpty();
    assertThat(walk.untried()).as("inputs that nobody tried").isEmpty();
    assertThat(walk.untaken())
        .as("ways out of calls that nobody took")
        .containsExactlyInAnyOrderElementsOf(NoCaller.ways());
  }

  private MenuWalk walk(Language language, Path folder) throws IOException {
    Browser opened = Browser.open(folder);
    browser = opened;
    TestStores.get().reset();
    MovableClock clock = new MovableClock();
    RunningGateway started = RunningGateway.start(clock);
    node = started;
    MenuBook book =
        MenuBook.load(TestData.CONFIG, Wiring.vocabulary(Startup.services(TestData.CONFIG)));
    MenuWalk walk =
        new MenuWalk(
            opened,
            started.operator().resolve("/simulator"),
            new Terminal(started.environment(), clock),
            book,
            language);
    walk.run(WHOLE);
    return walk;
  }

  private static void write(MenuWalk walk, Language language) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(walk.summary(language));
    lines.add("unseen: " + walk.unseen(language));
    lines.add("untried: " + walk.untried());
    lines.add("untaken: " + walk.untaken());
    lines.add("unfinished: " + walk.unfinished());
    lines.add("English: " + walk.english(language));
    lines.add("faults:");
    lines.addAll(walk.faults());
    walk.values(language).forEach((slot, values) -> lines.add(slot + ": " + values));
    for (Map.Entry<String, String> screen : walk.screens(language).entrySet()) {
      lines.add("== " + screen.getKey());
      lines.add(screen.getValue());
    }
    Path file =
        Files.createDirectories(Path.of("target", "walk")).resolve(language.code() + ".txt");
    Files.write(file, lines);
  }
}
