package ke.go.machakos.gateway.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.payments.Prompts;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the menu does where somebody reported the same before. */
class SameActionsTest {
  private static final Msisdn FIRST = new Msisdn("+254722000901");
  private static final Msisdn SECOND = new Msisdn("+254722000902");
  private static final String WORDS = "no water in the taps since monday";
  private static final String ALIKE = "no water in our taps since monday";
  private static final String DANGER = "no water in our taps since monday, fire";

  private final CaseDesk desk = Startup.cases(TestData.CONFIG, Texting.DATABASE, TestKeys.vault());
  private final AtomicInteger floods = new AtomicInteger();
  private final List<Action> actions =
      Wiring.actions(
          Texting.DATABASE,
          TestKeys.vault(),
          PayBill.SAMPLE,
          desk.services(),
          new FixedReader().danger(DANGER, "en", "WATER_SUPPLY"),
          desk,
          Startup.applications(
              TestData.CONFIG, Texting.DATABASE, TestKeys.vault(), Charges.UNKNOWN),
          floods::incrementAndGet,
          Prompts.NONE);
  private Instant now = TestData.NOW;

  @BeforeEach
  void sample() {
    TestData.sample();
  }

  @Test
  void a_like_report_of_the_same_place_lately_is_asked_about_and_no_other() {
    report(FIRST, WORDS, "water_supply");
    now = now.plus(Duration.ofHours(5));
    assertThat(same(ALIKE, "water_supply", "0378"))
        .isEqualTo(
            Outcome.of(
                "same",
                Map.of("number", "4000014", "service", "water_supply", "day", "2026-11-23")));
    assertThat(same("a pipe burst and floods the road", "water_supply", "0378").name())
        .isEqualTo("none");
    assertThat(same(ALIKE, "street_light", "0378").name()).isEqualTo("none");
    assertThat(same(ALIKE, "water_supply", "0379").name()).isEqualTo("none");
    assertThat(same(ALIKE, "unsorted", "0378").name()).isEqualTo("none");
    assertThat(same(DANGER, "water_supply", "0378").name()).isEqualTo("none");
    now = now.plus(Duration.ofDays(3));
    assertThat(same(ALIKE, "water_supply", "0378").name()).isEqualTo("none");
  }

  @Test
  void nobody_hears_that_bribery_or_a_person_of_the_county_was_reported() {
    for (String service : List.of("corruption", "staff_conduct")) {
      report(FIRST, WORDS, service);
      assertThat(same(WORDS, service, "0378").name()).as(service).isEqualTo("none");
    }
  }

  @Test
  void who_agreed_to_be_known_follows_the_case_and_who_did_not_is_only_counted() {
    report(FIRST, WORDS, "water_supply");
    assertThat(follow(SECOND)).isEqualTo(Outcome.of("followed", Map.of("number", "4000014")));
    assertThat(Texting.count("case_follower")).isZero();
    assertThat(Texting.count("case_event WHERE action = 'counted'")).isOne();
    Citizens citizens = new Citizens(Texting.DATABASE, TestKeys.vault());
    Texting.DATABASE.<Boolean>write(
        tx -> {
          citizens.consent(tx, SECOND, new Consent(Citizens.SERVICE, "1", true, "ussd"), now);
          return true;
        });
    assertThat(follow(SECOND).name()).isEqualTo("followed");
    assertThat(follow(SECOND).name()).isEqualTo("followed");
    assertThat(Texting.count("case_follower WHERE NOT reporter AND channel = 'ussd'")).isOne();
  }

  @Test
  void who_follows_is_kept_or_only_counted_as_they_chose() {
    report(FIRST, WORDS, "water_supply");
    assertThat(follow(SECOND, "unnamed").name()).isEqualTo("followed");
    assertThat(Texting.count("case_follower")).isZero();
    assertThat(follow(SECOND, "hidden").name()).isEqualTo("followed");
    assertThat(Texting.count("case_follower WHERE NOT reporter")).isOne();
  }

  @Test
  void a_case_that_is_over_meanwhile_has_no_followers() {
    report(FIRST, WORDS, "water_supply");
    Texting.run("UPDATE service_case SET state = 'closed'");
    assertThat(follow(SECOND).name()).isEqualTo("over");
  }

  @Test
  void cases_of_the_menu_raise_the_alarm_of_a_flood() {
    for (int i = 0; i < 22; i++) {
      report(FIRST, "words of number " + i, "water_supply");
    }
    assertThat(floods).hasValue(2);
  }

  private void report(Msisdn from, String words, String service) {
    Map<String, String> known = new HashMap<>();
    known.put("words", words);
    known.put("service", service);
    known.put("ward", "0378");
    known.put("landmark", "near the market");
    known.put("privacy", "usual");
    written("complaints.open", from, known);
  }

  private Outcome follow(Msisdn from) {
    return follow(from, "usual");
  }

  private Outcome follow(Msisdn from, String privacy) {
    return written("complaints.follow", from, Map.of("number", "4000014", "privacy", privacy));
  }

  private Outcome written(String name, Msisdn from, Map<String, String> arguments) {
    Action.Writing action = (Action.Writing) action(name);
    Ask ask = new Ask(from, arguments, Language.EN, now);
    return Texting.DATABASE.write(tx -> action.change().change(tx, ask));
  }

  private Outcome same(String words, String service, String ward) {
    Map<String, String> arguments = Map.of("words", words, "service", service, "ward", ward);
    return written("complaints.same", SECOND, arguments);
  }

  private Action action(String name) {
    return actions.stream().filter(it -> it.spec().name().equals(name)).findFirst().orElseThrow();
  }
}
