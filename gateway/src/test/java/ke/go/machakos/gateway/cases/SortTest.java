package ke.go.machakos.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.cases.Correction;
import ke.go.machakos.db.cases.Corrections;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

/** Officers who find that a case is about something else, over real stores. */
class SortTest {
  private static final Actor.Staff OFFICER = new Actor.Staff(Role.OFFICER, Optional.empty());

  private final Office office = new Office();
  private final Corrections corrections = new Corrections(TestKeys.vault());

  private Reference unsorted() {
    var report =
        new Report(
            Optional.empty(),
            "CUSTOMER_CARE",
            Optional.of("0378"),
            Optional.empty(),
            "kibandaski imejaa",
            Optional.empty(),
            Privacy.HIDDEN,
            "sw",
            "sms",
            "routine",
            Optional.of(new Report.Guess("8000-0000abcd", 0.4123)),
            Optional.empty());
    var reporter =
        new CaseDesk.Reporter(
            new Actor.Citizen(Office.REPORTER),
            Optional.of(new CaseDesk.Contact(Office.REPORTER, Language.SW)),
            Optional.empty(),
            true);
    return office.write(tx -> office.desk().open(tx, report, reporter, office.now())).reference();
  }

  private Acted sort(Reference reference, String service) {
    return office.write(tx -> office.desk().sort(tx, reference, OFFICER, service, office.now()));
  }

  private List<Correction> corrections(Reference reference) {
    return office.write(tx -> corrections.of(tx, reference));
  }

  private static CaseFile.Kept promise(CaseFile file) {
    return file.standing().promise().orElseThrow();
  }

  @Test
  void an_unsorted_case_gets_the_department_and_the_promise_of_its_service_and_all_are_told() {
    Msisdn officer = office.hire(Role.OFFICER);
    Reference reference = unsorted();
    assertThat(promise(office.file(reference)).promised()).isEqualTo(Duration.ofDays(2));
    office.later(Duration.ofHours(47)); // its first step is due by then
    assertThat(sort(reference, "GARBAGE")).isInstanceOf(Acted.Done.class);
    CaseFile file = office.file(reference);
    assertThat(file.matter().service()).contains("GARBAGE");
    assertThat(file.matter().department()).isNotEqualTo("CUSTOMER_CARE");
    assertThat(file.standing().state()).isEqualTo("assigned");
    assertThat(promise(file).startedAt()).isEqualTo(office.now());
    assertThat(promise(file).round()).isEqualTo(2);
    assertThat(promise(file).taken()).isZero();
    String told = office.last(Office.REPORTER);
    assertThat(told).startsWith("Ripoti " + reference + " sasa inahusu: Takataka");
    assertThat(GsmText.measure(told).segments()).isLessThanOrEqualTo(2);
    assertThat(office.last(officer)).contains("case " + reference + " is yours");
    assertThat(office.events(reference).getLast().action()).isEqualTo("sort");
    assertThat(office.events(reference).getLast().detail()).contains("unsorted to GARBAGE");
    assertThat(TestStores.get().count("audit_entry WHERE action = 'case.sort'")).isEqualTo(1);
    office.later(Duration.ofDays(30)); // the steps of the new promise are none of the old one's
    office.act(reference, Act.because("comment", OFFICER, "seen"));
    assertThat(office.events(reference)).extracting(CaseEvent::action).contains("escalate");
  }

  @Test
  void the_correction_is_kept_with_the_model_and_its_probability_and_the_last_one_teaches() {
    Reference reference = unsorted();
    sort(reference, "GARBAGE");
    sort(reference, "SEWERAGE");
    List<Correction> kept = corrections(reference);
    assertThat(kept)
        .extracting(Correction::before)
        .containsExactly(Optional.empty(), Optional.of("GARBAGE"));
    assertThat(kept.getFirst().guess()).contains(new Report.Guess("8000-0000abcd", 0.4123));
    assertThat(kept.getFirst().role()).isEqualTo("officer");
    assertThat(office.write(corrections::lessons))
        .containsExactly(new Corrections.Lesson(reference, "kibandaski imejaa", "SEWERAGE"));
  }

  @Test
  void a_promise_that_a_service_made_stays_and_so_does_who_has_the_case_in_one_department() {
    office.hire(Role.OFFICER);
    Reference reference = office.open();
    office.act(reference, Role.OFFICER, "start");
    CaseFile before = office.file(reference);
    office.later(Duration.ofHours(1));
    assertThat(sort(reference, "WATER_BILLING")).isInstanceOf(Acted.Done.class);
    assertThat(promise(office.file(reference))).isEqualTo(promise(before));
    assertThat(office.file(reference).standing().state()).isEqualTo("in_progress");
    assertThat(sort(reference, "GARBAGE")).isInstanceOf(Acted.Done.class);
    assertThat(promise(office.file(reference)).dueAt()).isEqualTo(promise(before).dueAt());
    assertThat(office.file(reference).standing().state()).isEqualTo("assigned");
  }

  @Test
  void what_becomes_a_danger_pages_and_nothing_makes_a_danger_less() {
    Reference reference = office.open();
    assertThat(sort(reference, "FIRE_RESCUE")).isInstanceOf(Acted.Done.class);
    assertThat(office.alarms()).hasSize(1);
    assertThat(sort(reference, "GARBAGE")).isInstanceOf(Acted.Done.class);
    assertThat(office.file(reference).matter().urgency()).isEqualTo("emergency");
    assertThat(office.alarms()).hasSize(1);
  }

  @Test
  void what_is_answered_or_the_same_or_no_service_is_refused_and_changes_nothing() {
    Reference reference = office.open();
    assertThat(sort(reference, "WATER_SUPPLY")).isInstanceOf(Acted.NoOtherService.class);
    assertThat(sort(reference, "MOON")).isInstanceOf(Acted.NoOtherService.class);
    assertThat(sort(Reference.of(Reference.Kind.CASE, 99), "GARBAGE"))
        .isInstanceOf(Acted.Unknown.class);
    office.act(reference, Role.OFFICER, "resolve");
    assertThat(sort(reference, "GARBAGE")).isInstanceOf(Acted.NotAllowed.class);
    assertThat(office.file(reference).matter().service()).contains("WATER_SUPPLY");
    assertThat(corrections(reference)).isEmpty();
  }
}
