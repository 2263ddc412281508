package ke.go.machakos.gateway.officer;

import static ke.go.machakos.gateway.web.Html.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.gateway.promise.Role;

/** What every page of the demonstration's officers has around it. Stateless. */
final class Shell {
  /** Those who act, in the order in which a page offers them. */
  static final List<Role> ROLES =
      List.of(
          Role.OFFICER,
          Role.WARD_ADMINISTRATOR,
          Role.CHIEF_OFFICER,
          Role.COUNTY_SECRETARY,
          Role.ATTENDANT);

  private Shell() {}

  /** A whole page; its body is markup already. */
  static String page(String title, String body) {
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <link rel="icon" href="/simulator/icon.svg">
      <link rel="stylesheet" href="/simulator/officer.css">
      </head>
      <body>
      <header><a href="/simulator/officer">Cases</a> <a href="/simulator/officer/applications">Applications</a> \
      <span>SAMPLE: a demonstration</span> <a href="/simulator">Phone</a></header>
      <main>
      %s
      </main>
      </body>
      </html>
      """
        .formatted(text(title), body);
  }

  /** The choice of the role in which somebody acts, and who that is. */
  static String who(Role as, Optional<String> actor) {
    String options =
        ROLES.stream()
            .map(
                role ->
                    "<option value=\"%s\"%s>%s</option>"
                        .formatted(
                            role.code(),
                            role == as ? " selected" : "",
                            CaseWords.plain(role.code())))
            .collect(Collectors.joining());
    return """
    <form method="get"><label>Act as <select name="role">%s</select></label> <button>Change</button>
    <p>%s</p></form>
    """
        .formatted(options, text(actor.orElse("Nobody of this role is there today.")));
  }

  /** What an act came to, above a page. */
  static String said(Optional<String> words) {
    return words.map(it -> "<p role=\"status\">" + text(it) + "</p>\n").orElse("");
  }

  /** A line of a list of what is known. */
  static String row(String term, String what) {
    return "<dt>%s</dt><dd>%s</dd>\n".formatted(term, text(what));
  }
}
