package ke.go.machakos.gateway.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.applications.ApplicationDraft;
import ke.go.machakos.db.applications.ApplicationDrafts;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.applications.PermitForms.Part;
import ke.go.machakos.gateway.citizens.CitizenActions;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.walk.MenuWays;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked where the county's files say something else than those that are shipped, or said so
 * when a choice was shown; and what is answered of what is not the caller's.
 */
class OtherCatalogueTest {
  private static final PermitForms SHIPPED = Counter.rules().forms();

  private final Counter counter = new Counter();
  private final Citizens citizens = new Citizens(Counter.DATABASE, TestKeys.vault());
  private final MenuWays menus = new MenuWays();

  @BeforeEach
  void agree() {
    var consent = new Consent(Citizens.SERVICE, CitizenActions.NOTICE, true, "ussd");
    counter.write(
        tx -> {
          citizens.consent(tx, Counter.APPLICANT, consent, TestData.NOW);
          return true;
        });
  }

  @Test
  void a_kind_without_activities_asks_its_size_first_or_the_place() {
    assertThat(begun(without(line -> line.part() == Part.ACTIVITY)))
        .isEqualTo("application-begin > application-sizes");
    assertThat(begun(without(line -> line.part() == Part.ACTIVITY || line.part() == Part.SIZE)))
        .isEqualTo("application-begin > application-places-find");
  }

  @Test
  void whoever_picks_a_kind_that_left_the_list_is_shown_it_anew() {
    assertThat(took(SHIPPED, "application-begin", Map.of("type", "GONE")))
        .isEqualTo("application-begin > application-types-find");
  }

  @Test
  void a_choice_that_left_the_list_since_it_was_shown_is_asked_again() {
    Outcome begun = outcome(SHIPPED, "application-begin", Map.of("type", "BUSINESS"));
    String draft = begun.values().get("draft");
    assertThat(took(SHIPPED, "application-activity", Map.of("draft", draft, "activity", "GONE")))
        .isEqualTo("application-activity > application-activities");
    outcome(SHIPPED, "application-activity", Map.of("draft", draft, "activity", "RETAIL"));
    assertThat(took(SHIPPED, "application-size", Map.of("draft", draft, "size", "GONE")))
        .isEqualTo("application-size > application-sizes");
  }

  @Test
  void a_renewal_asks_a_size_where_none_was_asked_when_the_permit_was_applied_for() {
    Reference permit = issued();
    PermitForms sized =
        with(
            without(line -> line.part() == Part.ACTIVITY),
            new PermitForms.Line("STALL", Part.SIZE, "SMALL", "Small", "Dogo"));
    assertThat(took(sized, "application-renew", Map.of("permit", permit.digits())))
        .isEqualTo("application-renew > application-sizes");
  }

  @Test
  void a_permit_that_was_revoked_since_it_was_listed_is_not_renewed() {
    Reference application = counter.issued("STALL", Optional.empty()).reference();
    Reference permit = counter.file(application).standing().issue().orElseThrow().permit();
    Map<String, String> renewed = Map.of("permit", permit.digits());
    assertThat(outcome(SHIPPED, "application-renew", renewed).name()).isEqualTo("activity");

    counter.act(application, Role.CHIEF_OFFICER, "revoke");
    assertThat(took(SHIPPED, "application-renew", renewed))
        .isEqualTo("application-renew > renewals-none");
  }

  @Test
  void a_permit_that_is_being_renewed_is_not_renewed_twice_unless_the_first_came_to_nothing() {
    Reference permit = issued();
    Map<String, String> renewed = Map.of("permit", permit.digits());
    Reference first = counter.apply("STALL", Optional.of(permit));
    assertThat(took(SHIPPED, "application-renew", renewed))
        .isEqualTo("application-renew > application-followed");
    var drafts = new ApplicationDrafts(TestKeys.vault());
    List<ApplicationDraft> begun =
        counter.write(tx -> drafts.ofPhone(tx, Counter.APPLICANT, counter.now()));
    assertThat(begun).isEmpty();

    counter.act(first, Role.CITIZEN, "withdraw");
    assertThat(took(SHIPPED, "application-renew", renewed))
        .isEqualTo("application-renew > application-activities");
  }

  @Test
  void a_renewal_is_not_submitted_when_an_appeal_took_up_another_meanwhile() {
    Reference permit = issued();
    Reference first = counter.apply("STALL", Optional.of(permit));
    counter.act(first, Role.OFFICER, "reject");
    Map<String, String> renewed = Map.of("permit", permit.digits());
    String draft = outcome(SHIPPED, "application-renew", renewed).values().get("draft");
    outcome(SHIPPED, "application-activity", Map.of("draft", draft, "activity", "OPEN"));
    counter.act(first, Role.CITIZEN, "appeal");
    assertThat(took(SHIPPED, "application-apply", Map.of("draft", draft)))
        .isEqualTo("application-apply > application-followed");

    counter.act(first, Role.CITIZEN, "withdraw");
    assertThat(took(SHIPPED, "application-apply", Map.of("draft", draft)))
        .isEqualTo("application-apply > application-made");
  }

  @Test
  void whose_name_is_not_known_after_all_is_asked_for_it() {
    String draft =
        outcome(SHIPPED, "application-begin", Map.of("type", "STALL")).values().get("draft");
    outcome(SHIPPED, "application-activity", Map.of("draft", draft, "activity", "OPEN"));
    outcome(SHIPPED, "application-ward", Map.of("draft", draft, "ward", "0385"));
    outcome(SHIPPED, "application-business-keep", Map.of("draft", draft, "business", "Stall 3"));
    assertThat(took(SHIPPED, "application-known-keep", Map.of("draft", draft)))
        .isEqualTo("application-known-keep > application-applicant");
  }

  @Test
  void a_name_that_was_given_here_is_not_told_to_whoever_has_the_number_a_year_later() {
    counter.apply("STALL");
    assertThat(named()).isEqualTo("application-business-keep > application-known");

    counter.later(Duration.ofDays(366));
    assertThat(named()).isEqualTo("application-business-keep > application-applicant");
    counter.write(
        tx -> {
          citizens.touch(tx, Counter.APPLICANT, counter.now());
          return true;
        });
    assertThat(named()).isEqualTo("application-business-keep > application-applicant");
  }

  private String named() {
    String draft =
        outcome(SHIPPED, "application-begin", Map.of("type", "STALL")).values().get("draft");
    outcome(SHIPPED, "application-activity", Map.of("draft", draft, "activity", "OPEN"));
    outcome(SHIPPED, "application-ward", Map.of("draft", draft, "ward", "0385"));
    return took(
        SHIPPED, "application-business-keep", Map.of("draft", draft, "business", "Stall 3"));
  }

  @Test
  void an_application_of_somebody_else_is_none_of_the_callers() {
    assertThat(took(SHIPPED, "application-show", Map.of("application", "6000018")))
        .isEqualTo("application-show > applications-none");
  }

  private Reference issued() {
    return counter.issued("STALL", Optional.empty()).standing().issue().orElseThrow().permit();
  }

  private String begun(PermitForms forms) {
    return took(forms, "application-begin", Map.of("type", "BUSINESS"));
  }

  private String took(PermitForms forms, String call, Map<String, String> arguments) {
    return menus.way(call, outcome(forms, call, arguments));
  }

  private Outcome outcome(PermitForms forms, String call, Map<String, String> arguments) {
    Ask ask = new Ask(Counter.APPLICANT, arguments, Language.EN, counter.now());
    String name = menus.action(call);
    return switch (action(desk(forms), name)) {
      case Action.Writing writing -> counter.write(tx -> writing.change().change(tx, ask));
      case Action.Reading reading -> reading.look().look(ask);
      case Action.Greeting _ -> throw new IllegalStateException(name);
    };
  }

  private Action action(ApplicationDesk desk, String name) {
    Gate gate = new Gate(citizens, new Pins(TestKeys.vault()));
    var permits = new Permits(Counter.DATABASE, TestKeys.vault());
    return Stream.concat(
            new FormActions(desk, citizens).all().stream(),
            new OwnActions(Counter.DATABASE, desk, permits, gate).all().stream())
        .filter(it -> it.spec().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ApplicationDesk desk(PermitForms forms) {
    ApplicationRules shipped = Counter.rules();
    var rules =
        new ApplicationRules(
            shipped.types(),
            shipped.workflow(),
            shipped.clock(),
            shipped.steps(),
            forms,
            shipped.reasons());
    return ApplicationDesk.over(
        Counter.DATABASE,
        TestKeys.vault(),
        rules,
        (tx, role, department, ward, day) -> Optional.empty(),
        new SampleCharges(),
        new BookedBilling(TestKeys.vault(), forms),
        Startup.texts(TestData.CONFIG));
  }

  private static PermitForms without(Predicate<PermitForms.Line> these) {
    return new PermitForms(SHIPPED.lines().stream().filter(these.negate()).toList());
  }

  private static PermitForms with(PermitForms forms, PermitForms.Line line) {
    return new PermitForms(Stream.concat(forms.lines().stream(), Stream.of(line)).toList());
  }
}
