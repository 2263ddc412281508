package ke.go.machakos.gateway.complaints;

import static ke.go.machakos.gateway.complaints.Texting.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.payments.Prompts;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of who reports something by the menu is kept. */
class PrivacyActionsTest {
  private static final Msisdn JANE = new Msisdn("+254722000921");
  private static final Msisdn OTHER = new Msisdn("+254722000922");
  private static final String DANGER = "our house burns";
  private static final Reference CASE = Texting.reference(1);

  private final CaseDesk desk = Startup.cases(TestData.CONFIG, Texting.DATABASE, TestKeys.vault());
  private final List<Action> actions =
      Wiring.actions(
          Texting.DATABASE,
          TestKeys.vault(),
          PayBill.SAMPLE,
          desk.services(),
          new FixedReader().danger(DANGER, "en", "FIRE_RESCUE"),
          desk,
          Startup.applications(
              TestData.CONFIG, Texting.DATABASE, TestKeys.vault(), Charges.UNKNOWN),
          () -> {},
          Prompts.NONE);

  @BeforeEach
  void sample() {
    TestData.sample();
  }

  @Test
  void the_usual_way_names_who_agreed_and_keeps_no_number_of_who_did_not() {
    assertThat(open(JANE, "usual").name()).isEqualTo("coded");
    agrees(JANE);
    assertThat(open(JANE, "usual").name()).isEqualTo("promised");
    assertThat(Texting.row(1, "privacy, citizen_id IS NULL")).isEqualTo("unnamed|1");
    assertThat(Texting.row(2, "privacy, citizen_id IS NULL")).isEqualTo("named|0");
  }

  @Test
  void who_is_named_or_hidden_is_told_of_each_step_and_asked_for_their_word() {
    agrees(JANE);
    open(JANE, "named");
    open(JANE, "hidden");
    assertThat(Texting.row(1, "privacy")).isEqualTo("named");
    assertThat(Texting.row(2, "privacy, code_hash IS NULL")).isEqualTo("hidden|1");
    assertThat(count("case_follower WHERE reporter")).isEqualTo(2);
    resolve(Texting.reference(2));
    assertThat(find(JANE, Texting.reference(2)).name()).isEqualTo("answered");
    assertThat(find(OTHER, Texting.reference(2)).name()).isEqualTo("found");
  }

  @Test
  void whoever_counts_through_the_numbers_does_not_learn_that_a_bribe_was_reported() {
    agrees(JANE);
    open(JANE, "hidden");
    assertThat(find(OTHER, CASE).values()).containsEntry("service", "water_supply");
    Texting.run("UPDATE service_case SET service_code = 'CORRUPTION'");
    assertThat(find(OTHER, CASE).values()).containsEntry("service", "unsorted");
    assertThat(find(JANE, CASE).values()).containsEntry("service", "corruption");
    resolve(CASE);
    assertThat(find(OTHER, CASE).values()).containsEntry("service", "unsorted");
    assertThat(find(JANE, CASE).values()).containsEntry("service", "corruption");
  }

  @Test
  void without_a_number_nothing_of_the_phone_is_stored_with_the_case() {
    agrees(JANE);
    int messages = count("outbox WHERE recipient_hash = " + hash(JANE));
    String code = open(JANE, "unnamed").values().getOrDefault("code", "");
    resolve(CASE);
    assertThat(code).matches("[0-9]{6}");
    assertThat(Texting.row(1, "privacy, citizen_id IS NULL")).isEqualTo("unnamed|1");
    assertThat(count("case_follower")).isZero();
    assertThat(count("sms_dialogue")).isZero();
    assertThat(count("outbox WHERE recipient_hash = " + hash(JANE))).isEqualTo(messages);
    assertThat(count("audit_entry WHERE subject = 'case/" + CASE + "' AND actor LIKE 'citizen%'"))
        .isEqualTo(count("audit_entry WHERE subject = 'case/" + CASE + "' AND actor = 'citizen'"));
    String tables = "service_case c LEFT JOIN case_event e ON e.case_id = c.id";
    String values = "CONCAT_WS(' ', c.landmark, c.state_reason, e.action, e.role, e.state)";
    assertThat(count(tables + " WHERE " + values + " LIKE '%722000921%'")).isZero();
  }

  @Test
  void the_secret_code_alone_gives_the_word_of_the_reporter() {
    agrees(JANE);
    String code = open(JANE, "unnamed").values().getOrDefault("code", "");
    assertThat(find(JANE, CASE).name()).isEqualTo("found");
    assertThat(unlock(JANE, code).name()).as("nothing is asked yet").isEqualTo("wrong");
    resolve(CASE);
    assertThat(find(JANE, CASE).name()).as("the phone is not known").isEqualTo("locked");
    assertThat(unlock(JANE, wrong(code)).name()).isEqualTo("wrong");
    Outcome found = unlock(OTHER, code);
    assertThat(found.name()).isEqualTo("answered");
    assertThat(found.values()).containsEntry("code", code);
    assertThat(word("complaints.unsolved", "").name()).isEqualTo("refused");
    assertThat(word("complaints.unsolved", wrong(code)).name()).isEqualTo("refused");
    assertThat(word("complaints.unsolved", code).name()).isEqualTo("reopened");
    resolve(CASE);
    assertThat(word("complaints.solved", code).name()).isEqualTo("closed");
    Map<String, String> rating = Map.of("number", CASE.digits(), "code", code, "rating", "4");
    assertThat(written("complaints.rate", OTHER, rating).name()).isEqualTo("rated");
    assertThat(Texting.row(1, "state, rating")).isEqualTo("closed|4");
    assertThat(count("case_follower")).isZero();
  }

  @Test
  void after_five_wrong_codes_a_number_is_not_told_for_an_hour_whether_one_is_right() {
    String code = open(JANE, "unnamed").values().getOrDefault("code", "");
    resolve(CASE);
    Instant last = TestData.NOW.plus(Duration.ofMinutes(40));
    for (int i = 0; i < 5; i++) {
      assertThat(unlock(OTHER, wrong(code), TestData.NOW.plus(Duration.ofMinutes(10L * i))).name())
          .isEqualTo("wrong");
    }
    Map<String, String> solved = Map.of("number", CASE.digits(), "code", code);
    assertThat(unlock(OTHER, wrong(code), last).name()).isEqualTo("shut");
    assertThat(unlock(OTHER, code, last.plus(Duration.ofMinutes(59))).name()).isEqualTo("shut");
    assertThat(written("complaints.solved", OTHER, solved, last).name()).isEqualTo("refused");
    assertThat(unlock(JANE, code, last).name()).isEqualTo("answered");
    assertThat(count("wrong_code")).as("nothing is kept of who knows the code").isOne();
    assertThat(unlock(OTHER, code, last.plus(Duration.ofHours(1))).name()).isEqualTo("answered");
  }

  @Test
  void a_right_code_takes_no_wrong_one_back() {
    String code = open(JANE, "unnamed").values().getOrDefault("code", "");
    resolve(CASE);
    for (int i = 0; i < 5; i++) {
      assertThat(unlock(OTHER, code).name()).isEqualTo("answered");
      assertThat(unlock(OTHER, wrong(code)).name()).isEqualTo("wrong");
    }
    assertThat(unlock(OTHER, code).name()).isEqualTo("shut");
  }

  @Test
  void what_a_muted_number_reports_is_kept_and_no_case_but_danger_is_one_and_pages() {
    MuteDesk mutes = MuteDesk.over(Texting.DATABASE, TestKeys.vault());
    agrees(JANE);
    open(JANE, "usual");
    resolve(CASE);
    mutes.mute(
        JANE,
        new Actor.Staff(Role.OFFICER, Optional.empty()),
        "insults",
        MuteDesk.USUAL,
        TestData.NOW);
    assertThat(open(JANE, "usual").name()).isEqualTo("muted");
    Map<String, String> own = Map.of("number", CASE.digits(), "code", "");
    assertThat(written("complaints.unsolved", JANE, own).name()).isEqualTo("muted");
    assertThat(count("service_case")).isOne();
    assertThat(count("inbox WHERE state = 'dropped' AND provider = 'ussd'")).isOne();
    assertThat(mutes.standing(JANE, TestData.NOW).orElseThrow().dropped()).isOne();
    assertThat(count("page")).isZero();
    assertThat(open(JANE, "usual", DANGER).name()).isEqualTo("promised");
    assertThat(count("service_case WHERE urgency = 'emergency'")).isOne();
    assertThat(count("page")).isOne();
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private void agrees(Msisdn phone) {
    Citizens citizens = new Citizens(Texting.DATABASE, TestKeys.vault());
    Consent agreed = new Consent(Citizens.SERVICE, "1", true, "ussd");
    Texting.DATABASE.<Boolean>write(
        tx -> {
          citizens.consent(tx, phone, agreed, TestData.NOW);
          return true;
        });
  }

  private static String hash(Msisdn phone) {
    byte[] hash = new PersonalData(TestKeys.vault()).hash(phone);
    return "X'" + HexFormat.of().formatHex(hash) + "'";
  }

  private Outcome open(Msisdn from, String privacy) {
    return open(from, privacy, "no water in the taps since monday");
  }

  private Outcome open(Msisdn from, String privacy, String words) {
    Map<String, String> known = new HashMap<>();
    known.put("words", words);
    known.put("service", "water_supply");
    known.put("ward", "0378");
    known.put("landmark", "near the market");
    known.put("privacy", privacy);
    return written("complaints.open", from, known);
  }

  private void resolve(Reference reference) {
    Actor officer = new Actor.Staff(Role.OFFICER, Optional.empty());
    Acted acted =
        Texting.DATABASE.write(
            tx -> desk.act(tx, reference, Act.of("resolve", officer), TestData.NOW));
    assertThat(acted).isInstanceOf(Acted.Done.class);
  }

  private Outcome find(Msisdn from, Reference reference) {
    return read("complaints.find", from, Map.of("number", reference.digits()));
  }

  private Outcome unlock(Msisdn from, String code) {
    return unlock(from, code, TestData.NOW);
  }

  private Outcome unlock(Msisdn from, String code, Instant at) {
    return written("complaints.unlock", from, Map.of("number", CASE.digits(), "code", code), at);
  }

  private Outcome word(String action, String code) {
    return written(action, OTHER, Map.of("number", CASE.digits(), "code", code));
  }

  private Outcome written(String name, Msisdn from, Map<String, String> arguments) {
    return written(name, from, arguments, TestData.NOW);
  }

  private Outcome written(String name, Msisdn from, Map<String, String> arguments, Instant at) {
    Action.Writing action = (Action.Writing) action(name);
    Ask ask = new Ask(from, arguments, Language.EN, at);
    return Texting.DATABASE.write(tx -> action.change().change(tx, ask));
  }

  private Outcome read(String name, Msisdn from, Map<String, String> arguments) {
    Action.Reading action = (Action.Reading) action(name);
    return action.look().look(new Ask(from, arguments, Language.EN, TestData.NOW));
  }

  private Action action(String name) {
    return actions.stream().filter(it -> it.spec().name().equals(name)).findFirst().orElseThrow();
  }
}
