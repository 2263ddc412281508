package ke.go.machakos.gateway.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Transition;
import org.junit.jupiter.api.Test;

/** Random acts of random roles, money among them, against the table of transitions. */
class RandomTransitionsTest {
  private static final List<String> TYPES = List.of("BUSINESS", "STALL", "FIRE", "DEVELOPMENT");
  private static final int ACTS = 1_500;

  private final Counter counter = new Counter();
  private final List<String> actions = actions();

  private static List<String> actions() {
    Set<String> all = new TreeSet<>();
    for (String state : ApplicationRules.STATES.all()) {
      for (Role role : Role.values()) {
        Counter.rules().workflow().open(state, role).stream()
            .map(Transition::action)
            .forEach(all::add);
      }
    }
    return List.copyOf(all);
  }

  @Test
  void no_forbidden_act_passes_and_no_permit_is_issued_unpaid_or_twice() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    counter.hire(Role.OFFICER);
    List<Reference> applications = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      applications.add(counter.apply(TYPES.get(random.nextInt(TYPES.size()))));
    }
    int done = 0;
    int issued = 0;
    for (int i = 0; i < ACTS; i++) {
      int which = random.nextInt(applications.size());
      Reference reference = applications.get(which);
      ApplicationFile before = counter.file(reference);
      if (ApplicationRules.STATES.ends().contains(before.standing().state())) {
        applications.set(which, counter.apply(TYPES.get(random.nextInt(TYPES.size()))));
      } else if (random.nextInt(12) == 0) {
        payment(before, random, i);
      } else {
        done += act(before, random) ? 1 : 0;
      }
      counter.later(Duration.ofMinutes(random.nextInt(600)));
      issued = check(issued, seed);
    }
    System.out.println(done + " acts done, " + issued + " permits issued");
    assertThat(done).as("seed %d", seed).isGreaterThan(50);
    assertThat(issued).as("seed %d", seed).isPositive();
  }

  private void payment(ApplicationFile before, SplittableRandom random, int number) {
    Optional<Reference> bill = before.standing().bill();
    Money amount = random.nextBoolean() ? Counter.FEE : new Money(1 + random.nextInt(6_000));
    bill.ifPresent(it -> counter.pay(it, amount, "random/" + number));
  }

  private boolean act(ApplicationFile before, SplittableRandom random) {
    List<Role> all = List.of(Role.values());
    Role role = all.get(random.nextInt(all.size()));
    String type = before.matter().type().code();
    String state = before.standing().state();
    List<Transition> open = Counter.rules().open(type, state, role);
    // of what is allowed every fourth, so that some come far
    String action =
        open.isEmpty() || random.nextInt(4) > 0
            ? actions.get(random.nextInt(actions.size()))
            : open.get(random.nextInt(open.size())).action();
    boolean deemed =
        before.standing().deemedAt().filter(it -> !it.isAfter(counter.now())).isPresent();
    Optional<Transition> way = Counter.rules().allowed(type, state, action, role);
    boolean done = counter.act(before.reference(), role, action) instanceof Decided.Done;
    String after = counter.state(before.reference());
    if (way.isEmpty() && !deemed) {
      assertThat(done).as("%s by %s in %s of %s", action, role, state, type).isFalse();
    }
    if (!done && !deemed && !state.equals("issued")) {
      assertThat(after).as("%s by %s", action, role).isEqualTo(state);
    }
    return done;
  }

  /** By the rows themselves, not by what the desk says. */
  private static int check(int before, long seed) {
    TestStores stores = TestStores.get();
    int unpaid =
        stores.count(
            "application a WHERE a.permit_number IS NOT NULL AND (SELECT b.amount_kes +"
                + " COALESCE((SELECT SUM(p.amount_kes) FROM posting p WHERE p.bill_number ="
                + " b.number AND p.account = 'bill'), 0) FROM bill b WHERE b.number ="
                + " a.bill_number) > 0");
    assertThat(unpaid).as("permits issued unpaid, seed %d", seed).isZero();
    int numbers = Integer.parseInt(stores.cell("SELECT COUNT(DISTINCT number) FROM permit"));
    int rows = stores.count("permit");
    int held = stores.count("application WHERE permit_number IS NOT NULL");
    assertThat(List.of(numbers, rows)).as("numbers issued, seed %d", seed).containsOnly(held);
    assertThat(rows).isGreaterThanOrEqualTo(before);
    int early =
        stores.count(
            "application WHERE permit_number IS NOT NULL AND state NOT IN"
                + " ('issued', 'expired', 'revoked')");
    assertThat(early).as("numbers before issue, seed %d", seed).isZero();
    return rows;
  }
}
