package ke.go.machakos.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

/** The life of a case over the shipped table, texts and ladder, and real stores. */
class CaseDeskTest {
  private static final Msisdn NEIGHBOUR = new Msisdn("+254722000902");
  private static final Msisdn STRANGER = new Msisdn("+254722000903");

  private final Office office = new Office();

  @Test
  void a_whole_life_is_played_by_sms_to_its_rating() {
    Msisdn officer = office.hire(Role.OFFICER);
    Reference reference = office.open();
    assertThat(reference.digits()).isEqualTo("4000014");
    assertThat(office.file(reference).standing().state()).isEqualTo("assigned");
    assertThat(office.last(Office.REPORTER))
        .isEqualTo(
            "Case 4000014, Water supply: With an officer. To be solved by 26 Nov 2026. Keep this"
                + " number. We text you at every step.");
    assertThat(office.last(officer))
        .isEqualTo(
            "Machakos County: case 4000014 is yours. Water supply, Kithimani, the market."
                + " Due 26 Nov 2026.");
    done(office.act(reference, Role.OFFICER, "start"), "in_progress");
    assertThat(office.last(Office.REPORTER)).contains("work has begun");
    office.later(Duration.ofHours(20));
    done(office.act(reference, Role.OFFICER, "resolve"), "resolved");
    assertThat(office.last(Office.REPORTER))
        .contains("Is it solved? Answer YES or NO within 72 hours");
    assertThat(office.text(Office.REPORTER, "Hapana!"))
        .startsWith("Case 4000014 is open again. To be solved by 25 Nov 2026");
    assertThat(office.last(officer)).contains("is open again");
    assertThat(office.file(reference).standing().promise().orElseThrow().round()).isEqualTo(2);
    done(office.act(reference, Role.OFFICER, "resolve"), "resolved");
    assertThat(office.text(Office.REPORTER, "ndiyo")).contains("Answer 1 (very badly) to 5");
    assertThat(office.text(Office.REPORTER, "4"))
        .isEqualTo("Thank you. You rated case 4000014: 4 out of 5.");
    assertThat(office.file(reference).standing().state()).isEqualTo("closed");
    assertThat(office.text(Office.REPORTER, "HALI 4000014")).contains("Imefungwa");
    assertThat(office.events(reference))
        .extracting(CaseEvent::action)
        .containsExactly(
            "open", "assign", "start", "resolve", "reopen", "resolve", "confirm", "rate");
    assertThat(office.told(Office.REPORTER)).allMatch(CaseDeskTest::fits);
    assertThat(TestStores.get().count("audit_entry WHERE subject = 'case/4000014'")).isEqualTo(8);
  }

  private static boolean fits(String body) {
    GsmText.Size size = GsmText.measure(body);
    return size.encoding() == GsmText.Encoding.GSM7 && size.segments() <= 2;
  }

  private static CaseFile done(Acted acted, String state) {
    assertThat(acted).isInstanceOf(Acted.Done.class);
    CaseFile file = ((Acted.Done) acted).file();
    assertThat(file.standing().state()).isEqualTo(state);
    return file;
  }

  @Test
  void what_the_table_does_not_allow_is_refused_and_changes_nothing() {
    office.hire(Role.OFFICER);
    Reference reference = office.open();
    var officer = new Actor.Staff(Role.OFFICER, Optional.empty());
    assertThat(office.act(reference, Act.of("assign", new Actor.Citizen(Office.REPORTER))))
        .isInstanceOf(Acted.NotAllowed.class);
    assertThat(office.act(reference, Act.of("confirm", officer)))
        .isInstanceOf(Acted.NotAllowed.class);
    assertThat(office.act(reference, Act.of("reject", officer)))
        .isInstanceOf(Acted.ReasonMissing.class);
    assertThat(office.act(reference, Act.because("reject", officer, "  ")))
        .isInstanceOf(Acted.ReasonMissing.class);
    assertThat(office.act(reference, Act.of("dance", officer)))
        .isInstanceOf(Acted.NotAllowed.class);
    assertThat(office.act(Reference.of(Reference.Kind.CASE, 99), Act.of("start", officer)))
        .isInstanceOf(Acted.Unknown.class);
    assertThat(office.events(reference)).hasSize(2);
    done(office.act(reference, Act.because("reject", officer, "not ours")), "rejected");
    assertThat(office.last(Office.REPORTER)).contains("was not accepted: not ours.");
    assertThat(office.act(reference, Act.of("confirm", new Actor.Citizen(STRANGER))))
        .isInstanceOf(Acted.NotReporter.class);
    assertThat(office.text(STRANGER, "FUNGUA 4000014")).contains("pekee");
    assertThat(office.text(STRANGER, "FUNGUA")).contains("Mfano: FUNGUA 4000014");
    assertThat(office.text(STRANGER, "KADIRIA 4000014 9")).contains("Mfano: KADIRIA");
    assertThat(office.text(STRANGER, "KADIRIA 4000015 4")).contains("Hakuna ripoti");
    assertThat(office.file(reference).standing().state()).isEqualTo("rejected");
  }

  @Test
  void whoever_follows_is_told_in_their_own_language_and_not_asked() {
    office.hire(Role.OFFICER);
    Reference reference = office.open();
    assertThat(office.<Boolean>write(tx -> follow(tx, reference, NEIGHBOUR))).isTrue();
    done(office.act(reference, Role.OFFICER, "resolve"), "resolved");
    assertThat(office.last(NEIGHBOUR))
        .isEqualTo(
            "Ripoti 4000014, Huduma ya maji, unayofuatilia: kaunti inasema kazi imekamilika.");
    assertThat(office.text(Office.REPORTER, "1")).contains("is closed");
    assertThat(office.last(NEIGHBOUR)).contains("imefungwa. Kama tatizo halijatatuliwa");
    assertThat(office.told(NEIGHBOUR)).hasSize(2);
    assertThat(office.<Boolean>write(tx -> follow(tx, reference, STRANGER))).isFalse();
  }

  private boolean follow(Tx tx, Reference reference, Msisdn phone) {
    var contact = new CaseDesk.Contact(phone, Language.SW);
    return office.desk().follow(tx, reference, contact, "sms", office.now());
  }

  @Test
  void a_no_after_the_hours_opens_a_case_that_takes_the_closed_one_up_and_only_one() {
    office.hire(Role.OFFICER);
    Reference reference = office.open();
    Reference fresh = Reference.of(Reference.Kind.CASE, 2);
    done(office.act(reference, Role.OFFICER, "resolve"), "resolved");
    office.later(Duration.ofHours(73));
    assertThat(office.text(Office.REPORTER, "NO"))
        .startsWith("Case 4000014 is closed, so case " + fresh + " takes it up.");
    assertThat(office.file(reference).standing().state()).isEqualTo("closed");
    assertThat(office.file(fresh).standing().state()).isEqualTo("assigned");
    assertThat(office.text(Office.REPORTER, "REOPEN 4000014")).contains(fresh.digits());
    assertThat(office.text(Office.REPORTER, "REOPEN " + fresh)).contains("is not finished yet");
    assertThat(office.told(Office.REPORTER)).filteredOn(it -> it.contains("REOPEN")).hasSize(1);
  }

  @Test
  void a_danger_pages_once_and_a_routine_matter_nobody() {
    office.open();
    assertThat(office.alarms()).isEmpty();
    Reference danger = office.open("FIRE_RESCUE", "emergency");
    assertThat(office.alarms()).hasSize(1);
    assertThat(office.alarms().getFirst().matter()).isEqualTo(danger);
  }

  @Test
  void a_danger_that_is_not_over_pages_again_and_a_routine_matter_that_is_not_pages_nobody() {
    Reference danger = office.open("FIRE_RESCUE", "emergency");
    done(office.act(danger, Role.OFFICER, "resolve"), "resolved");
    assertThat(office.alarms()).hasSize(1);
    assertThat(office.text(Office.REPORTER, "NO")).contains("is open again");
    assertThat(office.alarms()).hasSize(2);
    assertThat(office.alarms().getLast()).isEqualTo(office.alarms().getFirst());
    done(office.act(danger, Role.OFFICER, "resolve"), "resolved");
    office.later(Duration.ofHours(73));
    office.text(Office.REPORTER, "NO");
    assertThat(office.alarms()).as("the case that takes it up").hasSize(3);
    assertThat(office.alarms().getLast().matter()).isNotEqualTo(danger);
    Reference routine = office.open("STREET_LIGHT", "routine");
    done(office.act(routine, Role.OFFICER, "resolve"), "resolved");
    office.act(routine, Act.of("reopen", new Actor.Citizen(Office.REPORTER)));
    assertThat(office.file(routine).standing().state()).isEqualTo("reopened");
    assertThat(office.alarms()).hasSize(3);
  }

  @Test
  void what_nothing_was_promised_of_still_waits_for_the_citizens_word() {
    Reference reference = office.open("PRAISE", "routine");
    assertThat(office.last(Office.REPORTER)).startsWith("Case 4000014: a person reads it");
    done(office.act(reference, Role.OFFICER, "resolve"), "resolved");
    assertThat(office.text(Office.REPORTER, "no")).contains("is open again");
  }

  @Test
  void an_assignment_goes_to_the_role_above_where_nobody_is_there_and_to_nobody_fails() {
    Reference reference = office.open();
    assertThat(office.file(reference).standing().state()).isEqualTo("received");
    assertThat(office.act(reference, Role.ATTENDANT, "assign"))
        .isInstanceOf(Acted.NobodyThere.class);
    office.hire(Role.CHIEF_OFFICER);
    CaseFile file = done(office.act(reference, Role.ATTENDANT, "assign"), "assigned");
    assertThat(file.standing().holder()).contains("chief_officer");
    assertThat(office.last(Office.REPORTER)).contains("is now with the chief officer");
  }
}
