package ke.go.machakos.gateway.officer;

import static ke.go.machakos.gateway.web.Html.text;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.applications.ApplicationFiles;

/** The page of all open applications, a table a step; those that wait for the county first. */
record ApplicationList(ApplicationWords words) {
  String page(List<ApplicationFile> files, boolean more, Instant now) {
    if (files.isEmpty()) {
      return Shell.page("Open applications", "<h1>No application is open</h1>");
    }
    long late = files.stream().filter(it -> !ApplicationWords.late(it, now).isEmpty()).count();
    String body =
        "<h1>Open applications</h1>\n<p>%s%d late.</p>\n"
            .formatted(more ? "The first " + files.size() + ". " : "", late);
    return Shell.page(
        "Open applications",
        body
            + ApplicationFiles.OPEN.stream()
                .map(step -> step(step, files, now))
                .collect(Collectors.joining()));
  }

  private String step(String step, List<ApplicationFile> files, Instant now) {
    List<ApplicationFile> here =
        files.stream().filter(file -> file.standing().state().equals(step)).toList();
    if (here.isEmpty()) {
      return "";
    }
    return """
    <h2>%s: %d</h2>
    <table class="steps">
    <thead><tr><th scope="col">Application</th><th scope="col">Permit</th><th scope="col">Ward</th><th scope="col">With</th>\
    <th scope="col">Promised</th><th scope="col">Due</th><th scope="col">Late</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    """
        .formatted(
            text(words.state(step)),
            here.size(),
            here.stream().map(file -> row(file, now)).collect(Collectors.joining()));
  }

  private static String row(ApplicationFile file, Instant now) {
    String late = ApplicationWords.late(file, now);
    return """
    <tr class="%s"><th scope="row"><a href="/simulator/officer/application/%s">%s</a></th><td>%s</td><td>%s</td><td>%s</td>\
    <td>%s</td><td data-label="due">%s</td><td data-label="late">%s</td></tr>
    """
        .formatted(
            late.isEmpty() ? "routine" : "late",
            file.reference(),
            file.reference(),
            (file.matter().sample() ? "SAMPLE " : "") + text(file.matter().type().nameEn()),
            text(file.matter().wardName()),
            text(ApplicationWords.turn(file)),
            text(ApplicationWords.promised(file)),
            ApplicationWords.due(file),
            late);
  }
}
