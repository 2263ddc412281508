package ke.go.machakos.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.engine.Engine;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.engine.Reply;
import ke.go.machakos.menus.engine.Session;
import ke.go.machakos.menus.engine.SessionCodec;
import ke.go.machakos.menus.engine.Step;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

/**
 * Callers who press anything, over the shipped menus, the real actions and the real stores; every
 * state lies sealed in Redis between two answers.
 */
class RandomWalksTest {
  private static final int STEPS = 100_000 * Integer.getInteger("storm.percent", 5) / 100;
  private static final int LONGEST_WALK = 40;
  private static final int MOST_CALLS = 8;
  private static final byte[] KEY = "walk".getBytes(StandardCharsets.UTF_8);

  private static final List<String> TYPED =
      List.of(
          "1010013",
          "1010037",
          "1010059",
          "1010101",
          "1010130",
          "101 0045",
          "1010014",
          "1099998",
          "2010011",
          "2010022",
          "2010033",
          "2010098",
          "2010157",
          "2010120",
          "2010148",
          "2099997",
          "3010016",
          "3010034",
          "3010042",
          "3010091",
          "3099996",
          "SMP001MKAD",
          "smp010xzsx",
          "SMP009SECJ",
          "QKA1B2C3D4",
          "1234",
          "4321",
          "2580",
          "0000",
          "Maji hayapo",
          "x y\nz\u0007",
          "Wĩtĩo * mũno",
          "",
          " ",
          "*",
          "**1",
          "-1",
          "12",
          "1000000000000",
          "{ name }",
          "€[]{}~^|\\",
          "🙂",
          "'; DROP TABLE permit; --",
          "a".repeat(70),
          "b".repeat(200));

  @Test
  void random_callers_find_no_fault_no_long_screen_and_no_state_that_is_lost() {
    long seed = Long.getLong("walk.seed", System.nanoTime());
    System.out.println("random walks: " + STEPS + " steps, -Dwalk.seed=" + seed);
    TestData.sample();
    try (ShippedDialogues dialogues = new ShippedDialogues()) {
      Walker walker = new Walker(dialogues, new SplittableRandom(seed));
      walker.walk();
      System.out.println(
          "screens shown: " + walker.seen.size() + ", longest " + walker.longest + " septets");
      assertThat(walker.seen).hasSizeGreaterThan(30);
    }
  }

  private static final class Walker {
    private final ShippedDialogues dialogues;
    private final Engine engine;
    private final SplittableRandom random;
    private final Map<String, Action> actions = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();
    private int longest;
    private int steps;

    Walker(ShippedDialogues dialogues, SplittableRandom random) {
      this.dialogues = dialogues;
      this.engine = new Engine(dialogues.book());
      this.random = random;
      dialogues.actions().forEach(action -> actions.put(action.spec().name(), action));
    }

    void walk() {
      while (steps < STEPS) {
        Msisdn caller = caller();
        Budget budget = random.nextBoolean() ? Budget.SMALLEST : Budget.AIRTEL;
        List<String> path = random.nextInt(4) == 0 ? List.of(answer(), answer()) : List.of();
        Step.Show show = settle(engine.open(Language.SW, path, budget), caller, budget);
        for (int left = LONGEST_WALK; left > 0 && show.reply().more(); left--) {
          Session session = stored(show, budget);
          show = settle(engine.answer(session, answer(), budget), caller, budget);
        }
      }
    }

    private Step.Show settle(Step first, Msisdn caller, Budget budget) {
      steps++;
      Step step = first;
      for (int calls = 0; step instanceof Step.Call call; calls++) {
        assertThat(calls).as("calls in one turn").isLessThan(MOST_CALLS);
        step = engine.resume(call, perform(call, caller), budget);
      }
      Step.Show show = (Step.Show) step;
      check(show.reply(), budget);
      return show;
    }

    private Outcome perform(Step.Call call, Msisdn caller) {
      Ask ask =
          new Ask(caller, call.arguments(), call.pending().session().language(), TestData.NOW);
      return switch (actions.get(call.action())) {
        case Action.Reading reading -> reading.look().look(ask);
        case Action.Greeting greeting -> greeting.look().look(ask);
        case Action.Writing writing ->
            dialogues.database().write(tx -> writing.change().change(tx, ask));
        case null -> throw new AssertionError("no action " + call.action());
      };
    }

    private void check(Reply reply, Budget budget) {
      seen.add(reply.screen());
      int septets = GsmText.septets(reply.text());
      longest = Math.max(longest, septets);
      assertThat(septets).as(reply.toString()).isBetween(1, budget.page());
      assertThat(reply.text()).doesNotContainPattern("[{}]\\w+[}]");
    }

    /** The state as it comes back from Redis; it must show the page that was left. */
    private Session stored(Step.Show show, Budget budget) {
      var redis = TestStores.get().redis();
      redis.set(KEY, TestKeys.vault().seal(SessionCodec.bytes(show.session()), "walk"));
      Session back = read(TestKeys.vault().open(redis.get(KEY), "walk"));
      assertThat(back).isEqualTo(show.session());
      Reply left = show.reply();
      Reply again = ((Step.Show) engine.show(back, budget)).reply();
      check(again, budget);
      assertThat(again.screen()).isEqualTo(left.screen());
      // only a notice, which comes first and once, tells the two pages apart
      if (!again.text().equals(left.text())) {
        assertThat(firstLine(again)).isNotEqualTo(firstLine(left));
      }
      return back;
    }

    private static Session read(byte[] bytes) {
      try {
        return SessionCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String firstLine(Reply reply) {
      return reply.text().lines().findFirst().orElse("");
    }

    private Msisdn caller() {
      int number =
          random.nextBoolean()
              ? 700_000_001 + random.nextInt(7)
              : 711_000_000 + random.nextInt(500);
      return new Msisdn("+254" + number);
    }

    private String answer() {
      int kind = random.nextInt(20);
      if (kind < 11) {
        return Integer.toString(1 + random.nextInt(5));
      }
      if (kind < 13) {
        return random.nextBoolean() ? "98" : "0";
      }
      return kind < 14 ? "00" : TYPED.get(random.nextInt(TYPED.size()));
    }
  }
}
