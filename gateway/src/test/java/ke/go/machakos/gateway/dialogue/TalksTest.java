package ke.go.machakos.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.conversation.TurnReply;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.Talk;
import ke.go.machakos.gateway.talk.TalkPlayer;
import ke.go.machakos.gateway.talk.Turn;
import ke.go.machakos.gateway.talk.UssdLine;
import ke.go.machakos.menus.definition.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every transcript under {@code talks}, played against the shipped menus over real stores; between
 * two turns the dialogue lives in Redis alone.
 *
 * <p>After a change of words, {@code -Dtalks.write=true} writes the screens that come into the
 * transcripts, to be read before they are kept.
 */
class TalksTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "talks");
  private static final boolean WRITE = Boolean.getBoolean("talks.write");

  /** The one whose caller has two cases that await their word. */
  private static final String ANSWERED = "complaint-answered.talk";

  /** Those whose caller knows of two such cases of nobody's number. */
  private static final Set<String> CODED =
      Set.of("complaint-by-code.talk", "complaint-code-shut.talk");

  /** Those whose caller has applied before. */
  private static final Set<String> APPLIED = Set.of("application-states.talk", "renew-twice.talk");

  /** The one whose caller is muted. */
  private static final String MUTED = "complaint-muted.talk";

  /** The screens that the transcripts of a language showed. */
  private static final Map<String, Set<String>> SHOWN = new HashMap<>();

  private static ShippedDialogues dialogues;
  private static Set<String> shown = new HashSet<>();

  @BeforeAll
  static void open() {
    dialogues = new ShippedDialogues();
  }

  @AfterAll
  static void close() {
    dialogues.close();
  }

  @TestFactory
  List<DynamicTest> every_transcript_goes_as_written() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<DynamicTest> tests = new ArrayList<>();
      files
          .filter(file -> file.toString().endsWith(".talk"))
          .sorted()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      FOLDER.relativize(file).toString(), file.toUri(), () -> play(file)))
          .forEach(tests::add);
      assertThat(tests).hasSizeGreaterThan(50);
      for (String language : List.of("en", "sw")) {
        tests.add(
            DynamicTest.dynamicTest(
                language + " has every screen in a transcript", () -> complete(language)));
      }
      return tests;
    }
  }

  private static void complete(String language) {
    assertThat(SHOWN.get(language))
        .containsAll(
            dialogues.book().menu().screens().values().stream()
                .filter(screen -> !(screen instanceof Screen.Call))
                .map(Screen::id)
                .toList());
  }

  private static void play(Path file) throws IOException {
    TestData.sample();
    String language = FOLDER.relativize(file).getName(0).toString();
    shown = SHOWN.computeIfAbsent(language, each -> new HashSet<>());
    Talk talk = Talk.parse(Files.readString(file));
    if (file.getFileName().toString().equals(ANSWERED)) {
      dialogues.answeredCases(caller(talk), 2);
    }
    if (CODED.contains(file.getFileName().toString())) {
      dialogues.codedCases(2);
    }
    if (APPLIED.contains(file.getFileName().toString())) {
      dialogues.applied(caller(talk));
    }
    if (file.getFileName().toString().equals(MUTED)) {
      dialogues.mute(caller(talk));
    }
    if (WRITE) {
      Files.writeString(file, recorded(talk).write());
      return;
    }
    assertThat(player(TalksTest::deliver).play(talk)).as(file.toString()).isEmpty();
  }

  private static Msisdn caller(Talk talk) {
    return talk.steps().stream()
        .filter(step -> step instanceof Talk.Caller)
        .map(step -> new Msisdn(((Talk.Caller) step).number()))
        .findFirst()
        .orElseThrow();
  }

  private static UssdLine.Reply deliver(Turn turn) {
    TurnReply reply = dialogues.take(turn);
    shown.add(reply.screen());
    return new UssdLine.Reply(200, (reply.more() ? "CON " : "END ") + reply.text());
  }

  private static TalkPlayer player(UssdLine line) {
    return new TalkPlayer(line, SessionIds.from(new SplittableRandom(1)), ShippedDialogues.CODE);
  }

  /** The same acts with the screens that they bring now. */
  private static Talk recorded(Talk talk) {
    List<Talk.Step> acts =
        talk.steps().stream().filter(step -> !(step instanceof Talk.Screen)).toList();
    List<String> screens = new ArrayList<>();
    player(
            (Turn turn) -> {
              UssdLine.Reply reply = deliver(turn);
              screens.add(reply.screen());
              return reply;
            })
        .play(Talk.of(acts))
        .ifPresent(
            stop -> {
              throw new UncheckedIOException(new IOException(stop.toString()));
            });
    List<Talk.Step> steps = new ArrayList<>();
    int next = 0;
    for (Talk.Step act : acts) {
      steps.add(act);
      if (act instanceof Talk.Dial || act instanceof Talk.Answer || act instanceof Talk.Again) {
        steps.add(new Talk.Screen(screens.get(next++)));
      }
    }
    return Talk.of(steps);
  }
}
