package ke.go.machakos.gateway.officer;

import static ke.go.machakos.gateway.web.Html.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.db.cases.CaseLine;
import ke.go.machakos.db.cases.CaseStep;
import ke.go.machakos.db.cases.Correction;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Transition;
import ke.go.machakos.nlp.Explanation;

/** The pages of whoever acts on cases, without a script: a list, and a page a case. */
record OfficerPages(CaseWords words, ReasonFields reasons) {
  /** Everything that the page of a case shows. */
  record Sheet(
      CaseLine line,
      List<CaseStep> steps,
      String complaint,
      Reading reading,
      List<Service> services,
      Optional<CaseActs.Reporter> reporter,
      Role role,
      Optional<String> actor,
      List<Transition> acts,
      Optional<CaseActs.Result> result) {}

  /**
   * What models make of the words of a case.
   *
   * @param then by the model that read it when it was opened, where that is still there
   * @param version the model at work now
   */
  record Reading(
      Optional<Explanation> then,
      List<Correction> corrections,
      String version,
      Optional<Explanation> now) {}

  String list(List<CaseLine> cases, Instant now) {
    String rows = cases.stream().map(line -> row(line, now)).collect(Collectors.joining());
    if (cases.isEmpty()) {
      return Shell.page("Open cases", "<h1>No case is open</h1>");
    }
    String table =
        """
        <h1>Open cases</h1>
        <table>
        <thead><tr><th scope="col">Case</th><th scope="col">Service</th><th scope="col">Ward</th><th scope="col">State</th>\
        <th scope="col">Urgency</th><th scope="col">Due</th><th scope="col">Late</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        """
            .formatted(rows);
    return Shell.page("Open cases", table);
  }

  private String row(CaseLine line, Instant now) {
    return """
    <tr class="%s"><th scope="row"><a href="/simulator/officer/case/%s">%s</a></th><td>%s</td><td>%s</td><td>%s</td><td>%s</td>\
    <td data-label="due">%s</td><td data-label="late">%s</td></tr>
    """
        .formatted(
            text(line.urgency()),
            line.reference(),
            line.reference(),
            text(words.service(line)),
            text(line.wardName().orElse("-")),
            text(words.state(line.state())),
            text(line.urgency()),
            CaseWords.due(line.dueAt()),
            CaseWords.late(line, now));
  }

  String sheet(Sheet sheet, Instant now) {
    CaseLine line = sheet.line();
    String late = CaseWords.late(line, now);
    String body =
        """
        %s<h1>Case %s</h1>
        <p class="words">%s</p>
        <dl><dt>Service</dt><dd>%s</dd><dt>Department</dt><dd>%s</dd><dt>Place</dt><dd>%s</dd><dt>State</dt><dd>%s</dd>
        <dt>Urgency</dt><dd>%s</dd><dt>Opened</dt><dd>%s</dd><dt>Due</dt><dd>%s%s</dd></dl>
        <h2>How the machine reads it</h2>
        <dl>%s</dl>
        <h2>What was done</h2>
        <ol>
        %s</ol>
        <h2>What can be done</h2>
        %s%s<h2>Who reported it</h2>
        %s\
        """
            .formatted(
                Shell.said(sheet.result().map(CaseActs.Result::words)),
                line.reference(),
                text(sheet.complaint()),
                text(words.service(line)),
                text(line.department()),
                text(words.place(line)),
                text(words.state(line.state())),
                text(line.urgency()),
                CaseWords.time(line.openedAt()),
                CaseWords.due(line.dueAt()),
                late.isEmpty() ? "" : ", late: " + late,
                new ReadingRows(words).of(sheet),
                sheet.steps().stream().map(this::step).collect(Collectors.joining()),
                Shell.who(sheet.role(), sheet.actor()),
                acts(sheet),
                ReporterRows.of(sheet));
    return Shell.page("Case " + line.reference(), body);
  }

  private String step(CaseStep step) {
    String detail =
        words.said(step.reasonCode(), step.detail()).map(it -> ": " + text(it)).orElse("");
    return "<li><time>%s</time> %s by %s, then %s%s</li>\n"
        .formatted(
            CaseWords.time(step.at()),
            text(CaseWords.plain(step.action())),
            text(CaseWords.plain(step.role())),
            text(words.state(step.state())),
            detail);
  }

  private String acts(Sheet sheet) {
    String forms = sheet.acts().stream().map(way -> form(sheet, way)).collect(Collectors.joining());
    // what may still be written to may still be sorted
    boolean open = sheet.acts().stream().anyMatch(way -> way.action().equals("comment"));
    return forms.isEmpty()
        ? "<p>Nothing, in this role.</p>\n"
        : forms + (open ? sorting(sheet) : "");
  }

  private static String sorting(Sheet sheet) {
    String options =
        sheet.services().stream()
            .filter(it -> !sheet.line().service().equals(Optional.of(it.code())))
            .map(
                it ->
                    "<option value=\"%s\">%s</option>"
                        .formatted(text(it.code()), text(it.nameEn())))
            .collect(Collectors.joining());
    return """
    <form method="post" action="/simulator/officer/case/%s"><input type="hidden" name="role" value="%s">\
    <input type="hidden" name="action" value="sort"><label for="service">It is really about</label> \
    <select id="service" name="service">%s</select> <button>sort</button></form>
    """
        .formatted(sheet.line().reference(), sheet.role().code(), options);
  }

  private String form(Sheet sheet, Transition way) {
    return """
    <form method="post" action="/simulator/officer/case/%s"><input type="hidden" name="role" value="%s">\
    <input type="hidden" name="action" value="%s">%s <button>%s</button></form>
    """
        .formatted(
            sheet.line().reference(),
            sheet.role().code(),
            text(way.action()),
            reasons.of(way),
            text(CaseWords.plain(way.action())));
  }

  String missing() {
    return Shell.page("No such case", "<h1>There is no such case</h1>");
  }
}
