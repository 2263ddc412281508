package ke.go.machakos.gateway.officer;

import static ke.go.machakos.gateway.web.Html.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ke.go.machakos.db.applications.ApplicationDocuments.Document;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.PermitForms;
import ke.go.machakos.gateway.promise.Transition;

/** The forms of an application: one for each act that a role may do, and one a document. */
record ApplicationForms(ApplicationWords words, ReasonFields reasons) {
  /** The documents, and where they were shown or the form that says so. */
  String documents(ApplicationSheet sheet) {
    if (sheet.documents().isEmpty()) {
      return "<p>None is asked for.</p>\n";
    }
    boolean sees =
        sheet.acts().stream().anyMatch(way -> way.action().equals(ApplicationDesk.SHOW_DOCUMENT));
    return sheet.documents().stream()
        .map(document -> document(sheet, document, sees))
        .collect(Collectors.joining("", "<ul class=\"papers\">\n", "</ul>\n"));
  }

  private String document(ApplicationSheet sheet, Document document, boolean sees) {
    String name = text(words.name(sheet.file(), PermitForms.Part.DOCUMENT, document.code()));
    return document
        .shownAt()
        .map(
            at ->
                "<li>%s: shown <time>%s</time>, %s</li>\n"
                    .formatted(name, CaseWords.time(at), text(document.where().orElse("-"))))
        .orElseGet(
            () ->
                "<li>%s: promised%s</li>\n"
                    .formatted(name, sees ? seen(sheet, document, name) : ""));
  }

  private static String seen(ApplicationSheet sheet, Document document, String name) {
    String id = "shown-" + text(document.code().toLowerCase(Locale.ROOT));
    return """
    %s<input type="hidden" name="document" value="%s"><label for="%s">%s shown at</label> \
    <input id="%s" name="where" maxlength="80" required> <button>mark shown</button></form>
    """
        .formatted(open(sheet, ApplicationDesk.SHOW_DOCUMENT), text(document.code()), id, name, id);
  }

  /** A form for each other act that the table lets the role do. */
  String acts(ApplicationSheet sheet) {
    List<Transition> ways =
        sheet.acts().stream()
            .filter(way -> !way.action().equals(ApplicationDesk.SHOW_DOCUMENT))
            .toList();
    return ways.isEmpty()
        ? "<p>Nothing, in this role.</p>\n"
        : ways.stream().map(way -> form(sheet, way)).collect(Collectors.joining());
  }

  private String form(ApplicationSheet sheet, Transition way) {
    return """
    %s%s%s <button>%s</button></form>
    """
        .formatted(
            open(sheet, way.action()),
            unseen(sheet, way),
            reasons.of(way),
            text(CaseWords.plain(way.action())));
  }

  /** Who approves says so where documents were not shown. */
  private String unseen(ApplicationSheet sheet, Transition way) {
    String names =
        sheet.documents().stream()
            .filter(it -> it.shownAt().isEmpty())
            .map(it -> words.name(sheet.file(), PermitForms.Part.DOCUMENT, it.code()))
            .collect(Collectors.joining(", "));
    return names.isEmpty() || !way.action().equals(ApplicationDesk.APPROVE)
        ? ""
        : """
        <label><input type="checkbox" name="unseen" value="yes" required> Not shown: %s. Approve without</label> \
        """
            .formatted(text(names));
  }

  private static String open(ApplicationSheet sheet, String action) {
    return """
    <form method="post" action="/simulator/officer/application/%s"><input type="hidden" name="role" value="%s">\
    <input type="hidden" name="action" value="%s">\
    """
        .formatted(sheet.file().reference(), sheet.role().code(), text(action));
  }
}
