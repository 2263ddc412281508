package ke.go.machakos.gateway.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Officers act on applications at the page of a demonstration, over the one desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationPageTest {
  private OfficerSite site;

  @BeforeAll
  void open() throws Exception {
    site = new OfficerSite();
  }

  @AfterAll
  void close() throws Exception {
    site.close();
  }

  @BeforeEach
  void begin() {
    site.begin();
  }

  @Test
  void open_applications_are_listed_by_step_with_what_was_promised_and_how_late_they_are()
      throws Exception {
    assertThat(site.get(OfficerSite.LIST).body()).contains("No application is open");
    Reference back = site.shop();
    site.act(back, Role.OFFICER, "send_back");
    Reference shop = site.shop();
    Reference fire = site.applied("FIRE", "FUEL", Optional.of("SMALL"), "Tala Petrol");
    site.act(fire, Role.OFFICER, "inspect");
    site.at(TestData.NOW.plus(Duration.ofDays(30)));
    HttpResponse<String> list = site.get(OfficerSite.LIST);
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(list.body())
        .containsSubsequence(
            "<h2>Received: 1</h2>",
            shop.digits(),
            "SAMPLE Single business permit",
            "72 working hours",
            "days</td>",
            "<h2>Inspected: 1</h2>",
            fire.digits(),
            "48 working hours",
            "<h2>Sent back to the applicant: 1</h2>",
            back.digits())
        .contains("2 late.")
        .doesNotContain("<script", "style=", "Mary", "722000961");
  }

  @Test
  void the_page_of_an_application_shows_its_fee_line_by_line_and_of_the_applicant_only_a_part()
      throws Exception {
    Reference shop = site.shop();
    String page = site.get(OfficerSite.path(shop)).body();
    assertThat(page)
        .contains("<dd>Tala &lt;b&gt;Cloth&lt;/b&gt; &amp; Co</dd>", "<dd>Mary W.</dd>")
        .contains("<dd>Shop or kiosk</dd>", "<dd>1 to 4 people</dd>", "<dd>kept, not shown</dd>")
        .contains("SAMPLE Single business permit", "<li>SAMPLE ", "KES ", "ID card: promised")
        .contains("submit by citizen, then Received")
        .contains("value=\"approve\"", "value=\"send_back\"", "value=\"reject\"", "Why (needed)")
        .doesNotContain("value=\"revoke\"", "value=\"inspect\"", "value=\"deem\"")
        .doesNotContain("Mary Wanza", "722000961", "<script", "<b>");
    String secretary = site.get(OfficerSite.path(shop) + "?role=county_secretary").body();
    assertThat(secretary).contains("Sample County Secretary").doesNotContain("value=\"approve\"");
    Reference fire = site.applied("FIRE", "FUEL", Optional.of("SMALL"), "Tala Petrol");
    assertThat(site.get(OfficerSite.path(fire)).body())
        .contains("value=\"inspect\"")
        .doesNotContain("value=\"approve\"");
  }

  @Test
  void an_officer_approves_and_the_bill_stands_on_the_page_until_a_chief_revokes_what_came_of_it()
      throws Exception {
    Reference shop = site.shop();
    String path = OfficerSite.path(shop);
    assertThat(site.get(path).body()).contains("required> Not shown: ID card, KRA PIN, ");
    assertThat(site.told(path, "role=officer&action=approve&reason="))
        .contains("Not all documents were shown", ">approve<");
    assertThat(site.state(shop)).isEqualTo("submitted");
    assertThat(site.told(path, "role=officer&action=approve&reason=&unseen=yes"))
        .contains("<p role=\"status\">Done.</p>", "Awaits payment", "SAMPLE Bill ", "KES 0 paid");
    assertThat(site.state(shop)).isEqualTo("billed");
    assertThat(
            TestStores.get()
                .count("audit_entry WHERE action = 'application.approve' AND actor LIKE 'staff/%'"))
        .isOne();
    assertThat(site.told(path, "role=chief_officer&action=revoke&reason=why"))
        .contains("That cannot be done with the application as it stands now");
    assertThat(site.state(shop)).isEqualTo("billed");
  }

  @Test
  void what_needs_a_reason_says_so_and_with_one_it_is_done() throws Exception {
    Reference shop = site.shop();
    String path = OfficerSite.path(shop);
    assertThat(site.told(path, "role=officer&action=reject&reason=+")).contains("Say why.");
    assertThat(site.state(shop)).isEqualTo("submitted");
    assertThat(site.told(path, "role=officer&action=send_back&reason=%3Ci%3Eno+lease"))
        .contains("Sent back to the applicant: &lt;i&gt;no lease")
        .doesNotContain("<i>");
    assertThat(site.told(path, "role=attendant&action=resubmit")).contains("Received again");
    assertThat(site.told(path, "role=attendant&action=approve")).contains("not in this role");
    assertThat(site.told(path, "role=king&action=nothing")).contains("cannot be done");
    assertThat(site.state(shop)).isEqualTo("resubmitted");
  }

  @Test
  void the_reasons_that_fit_an_act_are_offered_beside_the_words_and_either_will_do()
      throws Exception {
    Reference shop = site.shop();
    String path = OfficerSite.path(shop);
    String page = site.get(path).body();
    assertThat(page)
        .contains("<label for=\"code-reject\">Why (needed)</label> <select id=\"code-reject\"")
        .contains("<option value=\"DUPLICATE_APPLICATION\">There is another application for the")
        .contains("<label for=\"reason-reject\">Words</label>", "<label for=\"code-send_back\">")
        .doesNotContain("code-approve", "PRIVATE_LAND", "CONDITIONS_BROKEN");
    String form = "role=officer&action=send_back&code=";
    assertThat(site.told(path, form + "PRIVATE_LAND")).contains("That reason is none for this act");
    assertThat(site.told(path, form + "&reason=")).contains("Say why.");
    assertThat(site.state(shop)).isEqualTo("submitted");
    assertThat(site.told(path, form + "DOCUMENT_MISSING&reason=%3Ci%3Elease"))
        .contains("<dd>Sent back to the applicant: A document is missing. &lt;i&gt;lease</dd>")
        .contains("then Sent back to the applicant: A document is missing. &lt;i&gt;lease</li>");
  }

  @Test
  void a_document_is_marked_shown_once_with_where_it_was_seen() throws Exception {
    Reference shop = site.shop();
    String path = OfficerSite.path(shop);
    String form = "role=attendant&action=show_document&document=ID_CARD";
    assertThat(site.get(path + "?role=attendant").body()).contains("ID card shown at");
    assertThat(site.told(path, form + "&where=+")).contains("Say where it was shown.");
    assertThat(site.told(path, form + "&where=Tala+%3Cdesk%3E"))
        .contains("ID card: shown <time>", ", Tala &lt;desk&gt;", "show document by attendant")
        .doesNotContain("ID card shown at");
    assertThat(site.told(path, form + "&where=Tala")).contains("was shown before");
    assertThat(site.told(path, form.replace("attendant", "county_secretary") + "&where=Tala"))
        .contains("not in this role");
    assertThat(site.get(path + "?role=county_secretary").body())
        .contains("KRA PIN: promised")
        .doesNotContain("mark shown");
    assertThat(site.told(path, "role=officer&action=show_document&document=CROWN&where=Tala"))
        .contains("That document was not promised");
  }

  @Test
  void what_was_shown_in_full_is_approved_without_another_word() throws Exception {
    Reference shop = site.shop();
    String path = OfficerSite.path(shop);
    String form = "role=attendant&action=show_document&where=Tala&document=";
    for (String document : List.of("ID_CARD", "KRA_PIN", "LEASE")) {
      assertThat(site.told(path, "role=officer&action=approve")).contains("Not all documents");
      site.told(path, form + document);
    }
    assertThat(site.get(path).body()).contains("value=\"approve\"").doesNotContain("Not shown");
    assertThat(site.told(path, "role=officer&action=approve")).contains("Done.");
    assertThat(site.state(shop)).isEqualTo("billed");
  }

  @Test
  void another_sites_form_is_refused_and_one_that_is_not_there_is_said() throws Exception {
    Reference shop = site.shop();
    String path = OfficerSite.path(shop);
    for (String from : new String[] {"http://evil.example", "null"}) {
      assertThat(site.post(path, "action=approve", from).statusCode()).isEqualTo(403);
    }
    assertThat(site.state(shop)).isEqualTo("submitted");
    assertThat(site.get("/simulator/officer/application/6999990").statusCode()).isEqualTo(404);
    for (String other : new String[] {"6999990", "4000014", "nothing", "%3Cscript%3E"}) {
      assertThat(site.get("/simulator/officer/application/" + other).body())
          .contains("There is no such application");
    }
    assertThat(site.post("/simulator/officer/application/6999990", "action=a", site.origin()))
        .extracting(it -> it.headers().firstValue("Location").orElseThrow())
        .asString()
        .endsWith("did=UNKNOWN");
  }
}
