package ke.go.machakos.gateway.complaints;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import ke.go.machakos.db.cases.SimilarCases;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;

/**
 * What comes next for a report by SMS: a question to who sent it, or the case. Reads only; what it
 * changes is in the replies' effects. Thread-safe.
 */
final class ReportSteps {
  private final Reports reports;
  private final Drafts drafts;
  private final SameMatter same;
  private final CaseDesk cases;
  private final Whereabouts whereabouts;
  private final Gazetteer gazetteer;
  private final Renderer renderer;
  private final ServiceCodes codes;

  ReportSteps(
      Reports reports,
      Drafts drafts,
      SameMatter same,
      CaseDesk cases,
      Whereabouts whereabouts,
      Gazetteer gazetteer,
      Renderer renderer,
      ServiceCodes codes) {
    this.reports = reports;
    this.drafts = drafts;
    this.same = same;
    this.cases = cases;
    this.whereabouts = whereabouts;
    this.gazetteer = gazetteer;
    this.renderer = renderer;
    this.codes = codes;
  }

  /** The next question, or the case where there is none. */
  SmsReply next(Draft draft, Instant now) {
    if (draft.service().equals(ServiceCodes.UNSORTED)) {
      return open(draft, "report.sorted-later", now);
    }
    if (draft.ward().isEmpty()) {
      return askWard(draft, whereabouts.of(draft), now);
    }
    return same.as(draft, now)
        .map(other -> askSame(draft, other, now))
        .orElseGet(() -> open(draft, now));
  }

  /** Asks which of some services it is about. */
  SmsReply askService(Draft draft, List<String> services, Instant now) {
    List<String> offered = new ArrayList<>(services);
    offered.add(ServiceCodes.UNSORTED);
    String list =
        numbered(
            offered, value -> renderer.text(draft.language(), "service." + value, Values.NONE));
    return ask(
        draft.asking(Draft.Question.SERVICE, offered), "report.which", Map.of("list", list), now);
  }

  /**
   * Asks where it is.
   *
   * @param wards those that it may be; none where nothing is known
   */
  SmsReply askWard(Draft draft, List<String> wards, Instant now) {
    return ask(
        draft.asking(Draft.Question.WARD, wards),
        wards.isEmpty() ? "report.ward" : "report.ward.list",
        Map.of("list", numbered(wards, gazetteer::wardName)),
        now);
  }

  private SmsReply askSame(Draft draft, SimilarCases.Worded other, Instant now) {
    Map<String, String> values =
        Map.of(
            "number",
            other.reference().digits(),
            "service",
            draft.service(),
            "place",
            reports.place(draft.ward()),
            "day",
            Reports.day(other.openedAt()));
    List<String> offered = List.of(other.reference().digits());
    return ask(draft.asking(Draft.Question.SAME, offered), "report.same", values, now);
  }

  private SmsReply ask(Draft draft, String key, Map<String, String> values, Instant now) {
    return said(draft, key, values).with(tx -> drafts.wait(tx, draft, now));
  }

  /** The case, and when it is to be solved. */
  SmsReply open(Draft draft, Instant now) {
    boolean promised = codes.service(draft.service()).flatMap(Service::promised).isPresent();
    return open(draft, promised ? "report.opened" : "report.sorted-later", now);
  }

  /** The case, told of by a text. */
  SmsReply open(Draft draft, String key, Instant now) {
    SmsReply.Effect opening = reports.opening(draft, now);
    return said(draft, key, Map.of())
        .filledBy(
            tx -> {
              if (draft.isKept()) {
                drafts.take(tx, draft, now);
              }
              return opening.in(tx);
            });
  }

  /** No case: the sender has the matter of another one. */
  SmsReply follow(Draft draft, Reference other, Instant now) {
    return said(draft, "report.followed", Map.of("number", other.digits()))
        .with(
            tx -> {
              drafts.take(tx, draft, now);
              cases.follow(
                  tx, other, new CaseDesk.Contact(draft.from(), draft.language()), "sms", now);
            });
  }

  private static SmsReply said(Draft draft, String key, Map<String, String> values) {
    return SmsReply.silent(draft.language(), Inbox.State.HANDLED).saying(key, values);
  }

  private static String numbered(List<String> values, UnaryOperator<String> name) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      list.append(i == 0 ? "" : "\n").append(i + 1).append(' ').append(name.apply(values.get(i)));
    }
    return list.toString();
  }
}
