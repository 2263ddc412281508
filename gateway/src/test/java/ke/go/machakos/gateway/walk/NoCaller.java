package ke.go.machakos.gateway.walk;

import java.util.List;

/**
 * A way out of a call that nobody in a browser comes to, with the gateway and the files as they are
 * shipped.
 *
 * @param way the call and where it leads
 * @param why what it would take
 * @param test the class, below this program's package, and the method that play it
 */
record NoCaller(String way, String why, String test) {
  private static final String FILES = "the county's files change while a call is open";
  private static final String FORMS = "applications.OtherCatalogueTest#";

  /** All of them. Whoever adds one says why, and plays it elsewhere. */
  static final List<NoCaller> ALL =
      List.of(
          new NoCaller(
              "application-begin > application-sizes",
              "a kind of permit that asks no activity",
              FORMS + "a_kind_without_activities_asks_its_size_first_or_the_place"),
          new NoCaller(
              "application-begin > application-places-find",
              "a kind of permit that asks neither activity nor size",
              FORMS + "a_kind_without_activities_asks_its_size_first_or_the_place"),
          new NoCaller(
              "application-begin > application-types-find",
              FILES,
              FORMS + "whoever_picks_a_kind_that_left_the_list_is_shown_it_anew"),
          new NoCaller(
              "application-activity > application-activities",
              FILES,
              FORMS + "a_choice_that_left_the_list_since_it_was_shown_is_asked_again"),
          new NoCaller(
              "application-size > application-sizes",
              FILES,
              FORMS + "a_choice_that_left_the_list_since_it_was_shown_is_asked_again"),
          new NoCaller(
              "application-renew > application-sizes",
              "a kind of permit that asked no size when this one was applied for",
              FORMS + "a_renewal_asks_a_size_where_none_was_asked_when_the_permit_was_applied_for"),
          new NoCaller(
              "application-known-keep > application-applicant",
              "a name that was known on the screen before, and no longer is",
              FORMS + "whose_name_is_not_known_after_all_is_asked_for_it"),
          new NoCaller(
              "application-apply > application-followed",
              "a renewal half-finished while an appeal takes up another of the same permit",
              FORMS + "a_renewal_is_not_submitted_when_an_appeal_took_up_another_meanwhile"),
          new NoCaller(
              "application-show > applications-none",
              "an application that was in the caller's list, and is somebody else's",
              FORMS + "an_application_of_somebody_else_is_none_of_the_callers"),
          new NoCaller(
              "pay-offer > bill-how",
              "a gateway without an account at M-Pesa",
              "payments.PayActionsTest#without_m_pesas_prompts_the_pay_bill_is_told"));

  static List<String> ways() {
    return ALL.stream().map(NoCaller::way).toList();
  }
}
