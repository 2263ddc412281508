package ke.go.machakos.gateway.officer;

import static ke.go.machakos.gateway.web.Html.text;

import ke.go.machakos.db.inbox.Muted;
import ke.go.machakos.gateway.cases.MuteDesk;

/** Whether whoever reported a case is heard, and the form that changes it; never their number. */
final class ReporterRows {
  private ReporterRows() {}

  static String of(OfficerPages.Sheet sheet) {
    return sheet
        .reporter()
        .map(it -> it.muted().map(entry -> muted(sheet, entry)).orElseGet(() -> heard(sheet)))
        .orElse("<p>No number is kept of them.</p>\n");
  }

  private static String heard(OfficerPages.Sheet sheet) {
    return "<p>Their number is heard, and not shown.</p>\n"
        + form(
            sheet,
            MuteDesk.MUTE,
            "<label for=\"mute-reason\">Do not hear it for %d days: why (needed)</label>"
                    .formatted(MuteDesk.USUAL.toDays())
                + " <input id=\"mute-reason\" name=\"reason\" maxlength=\"200\" required> ");
  }

  private static String muted(OfficerPages.Sheet sheet, Muted.Entry entry) {
    return "<p>Muted until %s by %s: %s. Messages dropped since: %d.</p>\n"
            .formatted(
                CaseWords.time(entry.until()),
                text(CaseWords.plain(entry.by())),
                text(entry.reason()),
                entry.dropped())
        + form(sheet, MuteDesk.UNMUTE, "");
  }

  private static String form(OfficerPages.Sheet sheet, String action, String fields) {
    return """
    <form method="post" action="/simulator/officer/case/%s"><input type="hidden" name="role" value="%s">\
    <input type="hidden" name="action" value="%s">%s<button>%s</button></form>
    """
        .formatted(
            sheet.line().reference(), sheet.role().code(), action, fields, CaseWords.plain(action));
  }
}
