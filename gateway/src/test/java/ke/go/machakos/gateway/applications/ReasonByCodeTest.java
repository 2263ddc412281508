package ke.go.machakos.gateway.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.gsm.GsmText;
import org.junit.jupiter.api.Test;

/** Officers say why by a code, and each applicant reads it in their own language. */
class ReasonByCodeTest {
  private final Counter counter = new Counter();

  private Decided act(Reference reference, Role role, String action, String code, String words) {
    Optional<Reason> reason =
        Reason.of(Optional.of(code).filter(it -> !it.isEmpty()), Optional.of(words));
    return counter.act(reference, new Act(action, Counter.actor(role), reason, Optional.empty()));
  }

  private void speaks(String language) {
    Citizens citizens = new Citizens(Counter.DATABASE, TestKeys.vault());
    counter.write(
        tx -> citizens.introduce(tx, Counter.APPLICANT, Optional.of(language), counter.now()));
    counter.write(tx -> citizens.speaks(tx, Counter.APPLICANT, language));
  }

  private String last() {
    return counter.last(Counter.APPLICANT);
  }

  @Test
  void a_code_is_told_in_the_applicants_language_with_the_officers_words_behind_it() {
    Reference reference = counter.apply("STALL");
    act(reference, Role.OFFICER, "send_back", "DOCUMENT_UNREADABLE", "");
    assertThat(last())
        .isEqualTo(
            "Application 6000018, Market stall, is sent back. Reason: A document cannot be read."
                + " Put it right, then dial SAMPLE *483# and send it again: Permits, Apply or renew, My"
                + " applications.");
    counter.act(reference, Role.CITIZEN, "resubmit");
    speaks("sw");
    act(reference, Role.OFFICER, "send_back", "DOCUMENT_UNREADABLE", "page 2 of the lease");
    assertThat(last())
        .isEqualTo(
            "Ombi 6000018, Kibanda cha soko, limerudishwa. Sababu: Hati moja haisomeki. Afisa"
                + " aliandika: page 2 of the lease. Rekebisha, kisha piga MFANO *483#, chagua Vibali, Omba au"
                + " fanya upya, Maombi yangu, utume tena.");
    counter.act(reference, Role.CITIZEN, "resubmit");
    counter.act(reference, Role.OFFICER, "reject");
    assertThat(last()).contains("limekataliwa. Afisa aliandika: the lease is missing. Kama");
    counter.act(reference, Role.CITIZEN, "appeal");
    act(reference, Role.COUNTY_SECRETARY, "dismiss", "NO_ANSWER", "two letters");
    assertThat(last())
        .isEqualTo(
            "Ombi 6000018: rufaa yako imekataliwa. Sababu: Jibu halikufika kwa wakati. Katibu wa"
                + " Kaunti aliandika: two letters.");
  }

  @Test
  void the_row_the_event_and_the_audit_keep_the_code() {
    Reference reference = counter.apply("STALL");
    act(reference, Role.OFFICER, "reject", "DUPLICATE_APPLICATION", "see 0722000951");
    ApplicationFile.Standing at = counter.file(reference).standing();
    assertThat(at.reason().flatMap(Reason::code)).contains("DUPLICATE_APPLICATION");
    assertThat(at.reason().flatMap(Reason::words)).contains("see ***951");
    List<CaseEvent> events = counter.write(tx -> counter.desk().events(tx, reference));
    assertThat(events.getLast().reasonCode()).contains("DUPLICATE_APPLICATION");
    assertThat(events.getLast().detail()).contains("see ***951");
    assertThat(
            TestStores.get()
                .count(
                    "audit_entry WHERE action = 'application.reject'"
                        + " AND detail = 'state rejected, reason DUPLICATE_APPLICATION'"))
        .isOne();
  }

  @Test
  void a_permit_that_is_revoked_by_a_code_keeps_it() {
    Reference reference = counter.issued("STALL", Optional.empty()).reference();
    act(reference, Role.CHIEF_OFFICER, "revoke", "CONDITIONS_BROKEN", "");
    assertThat(last()).endsWith("is revoked. Reason: The conditions of the permit were not kept.");
    Reference permit = counter.file(reference).standing().issue().orElseThrow().permit();
    assertThat(new Permits(Counter.DATABASE, TestKeys.vault()).find(permit).orElseThrow().reason())
        .contains(new Reason(Optional.of("CONDITIONS_BROKEN"), Optional.empty()));
  }

  @Test
  void a_code_that_is_none_for_the_act_is_refused_with_those_that_are() {
    Reference reference = counter.apply("STALL");
    for (String code : new String[] {"CONDITIONS_BROKEN", "PRIVATE_LAND", "WHY_NOT"}) {
      assertThat(act(reference, Role.OFFICER, "send_back", code, "and words"))
          .isInstanceOfSatisfying(
              Decided.NoSuchReason.class,
              none ->
                  assertThat(none.fitting())
                      .contains("DOCUMENT_MISSING", "PREMISES_NOT_FOUND")
                      .doesNotContain("CONDITIONS_BROKEN", "NO_ANSWER"));
    }
    assertThat(act(reference, Role.OFFICER, "approve", "NO_ANSWER", ""))
        .isEqualTo(new Decided.NoSuchReason(List.of()));
    assertThat(act(reference, Role.OFFICER, "send_back", "", " "))
        .isInstanceOf(Decided.ReasonMissing.class);
    assertThat(counter.state(reference)).isEqualTo("submitted");
  }

  @Test
  void however_long_an_officer_writes_two_parts_still_say_what_to_do() {
    Reference reference = counter.apply("STALL");
    act(reference, Role.OFFICER, "send_back", "DOCUMENT_MISSING", "the {lease} ".repeat(40));
    assertThat(GsmText.measure(last()).segments()).isEqualTo(2);
    assertThat(last())
        .contains("A document is missing. The officer wrote: the {lease} the {lease}")
        .endsWith(
            "... Put it right, then dial SAMPLE *483# and send it again: Permits, Apply or renew, My applications.");
  }
}
