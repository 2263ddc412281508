package ke.go.machakos.gateway.officer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.cases.CaseFile.Kept;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.PermitForms;
import ke.go.machakos.gateway.promise.Hours;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;

/** What the columns of an application say, in words. */
record ApplicationWords(Renderer renderer, PermitForms forms) {
  private static final Set<String> APPLICANTS = Set.of("sent_back", "rejected", "billed");

  String state(String code) {
    // the text speaks to whoever applied
    return code.equals("sent_back")
        ? "Sent back to the applicant"
        : renderer.text(Language.EN, "application.state." + code, Values.NONE);
  }

  /** An activity, a size or a document; its code where the county's files name it no more. */
  String name(ApplicationFile file, PermitForms.Part part, String code) {
    return forms.of(file.matter().type().code(), part).stream()
        .filter(line -> line.code().equals(code))
        .map(line -> line.name(Language.EN))
        .findFirst()
        .orElse(code);
  }

  String name(ApplicationFile file, PermitForms.Part part, Optional<String> code) {
    return code.map(it -> name(file, part, it)).orElse("-");
  }

  /** What somebody said of a step; of a document its name and where it was shown. */
  Optional<String> detail(ApplicationFile file, CaseEvent event) {
    if (!event.action().equals(ApplicationDesk.SHOW_DOCUMENT)) {
      return said(Reason.of(event.reasonCode(), event.detail()));
    }
    return event
        .detail()
        .map(it -> it.split(", ", 2))
        .map(
            it ->
                name(file, PermitForms.Part.DOCUMENT, it[0]) + (it.length > 1 ? ", " + it[1] : ""));
  }

  /** A reason in words. */
  Optional<String> said(Optional<Reason> reason) {
    return reason.map(it -> new ReasonWords(renderer).shown(it, Language.EN));
  }

  /** Whose turn it is: somebody's role, or the applicant. */
  static String turn(ApplicationFile file) {
    return APPLICANTS.contains(file.standing().state())
        ? "applicant"
        : file.standing().holder().map(CaseWords::plain).orElse("nobody");
  }

  /** The time that the county has given itself; nothing where it waits for somebody else. */
  static String promised(ApplicationFile file) {
    return file.standing().promise().map(ApplicationWords::promised).orElse("");
  }

  private static String promised(Kept kept) {
    String hours = kept.kind().equals(Hours.WORKING.code()) ? " working hours" : " hours";
    return kept.promised().toHours() + hours;
  }

  static String due(ApplicationFile file) {
    return file.standing().promise().map(it -> CaseWords.time(it.dueAt())).orElse("");
  }

  /** By how much it is late; nothing where it is in time, or waits for somebody else. */
  static String late(ApplicationFile file, Instant now) {
    return file.standing()
        .promise()
        .map(Kept::dueAt)
        .filter(due -> due.isBefore(now))
        .map(due -> late(Duration.between(due, now)))
        .orElse("");
  }

  private static String late(Duration time) {
    long days = time.toDays();
    return days == 0 ? "today" : days == 1 ? "1 day" : days + " days";
  }
}
