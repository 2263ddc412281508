package ke.go.machakos.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

/** Officers say by a code why a case is rejected, and each follower reads it in their language. */
class ReasonByCodeTest {
  private static final Msisdn NEIGHBOUR = new Msisdn("+254722000902");

  private final Office office = new Office();

  private Acted reject(Reference reference, Role role, String code, String words) {
    Optional<Reason> reason = Reason.of(Optional.of(code), Optional.of(words));
    var actor = new Actor.Staff(role, Optional.empty());
    return office.act(reference, new Act("reject", actor, reason, Optional.empty()));
  }

  @Test
  void a_code_is_told_to_each_in_their_own_language_with_the_officers_words_behind_it() {
    Reference reference = office.open();
    var contact = new CaseDesk.Contact(NEIGHBOUR, Language.SW);
    office.write(tx -> office.desk().follow(tx, reference, contact, "sms", office.now()));
    assertThat(reject(reference, Role.OFFICER, "PRIVATE_LAND", "beyond the gate"))
        .isInstanceOf(Acted.Done.class);
    assertThat(office.last(Office.REPORTER))
        .isEqualTo(
            "Case 4000014, Water supply, was not accepted: It is on private land. The officer"
                + " wrote: beyond the gate. If you do not agree, answer NO within 72 hours.");
    assertThat(office.last(NEIGHBOUR))
        .isEqualTo(
            "Ripoti 4000014, Huduma ya maji, unayofuatilia, haikukubaliwa: Tatizo lipo kwenye"
                + " ardhi ya mtu binafsi. Afisa aliandika: beyond the gate.");
    assertThat(office.file(reference).standing().reason())
        .contains(new Reason(Optional.of("PRIVATE_LAND"), Optional.of("beyond the gate")));
    assertThat(office.events(reference).getLast().reasonCode()).contains("PRIVATE_LAND");
    assertThat(
            TestStores.get()
                .count(
                    "audit_entry WHERE action = 'case.reject'"
                        + " AND detail = 'state rejected, reason PRIVATE_LAND'"))
        .isOne();
  }

  @Test
  void a_code_alone_will_do_and_whose_words_they_are_is_said() {
    Reference reference = office.open();
    reject(reference, Role.OFFICER, "NOT_COUNTY_MATTER", " ");
    assertThat(office.last(Office.REPORTER))
        .contains("was not accepted: It is not a matter of the county. If you");
    office.text(Office.REPORTER, "NO");
    reject(reference, Role.COUNTY_SECRETARY, "NO_SUCH_PLACE", "I went there");
    assertThat(office.last(Office.REPORTER))
        .contains(": No such place was found. The County Secretary wrote: I went there. If you");
  }

  @Test
  void a_code_that_is_none_for_the_act_is_refused_with_those_that_are() {
    Reference reference = office.open();
    for (String code : List.of("DUPLICATE_APPLICATION", "WHY_NOT")) {
      assertThat(reject(reference, Role.OFFICER, code, "and words"))
          .isInstanceOfSatisfying(
              Acted.NoSuchReason.class,
              none ->
                  assertThat(none.fitting())
                      .contains("DUPLICATE_CASE")
                      .doesNotContain("NO_ANSWER"));
    }
    assertThat(office.file(reference).standing().state()).isEqualTo("received");
  }
}
