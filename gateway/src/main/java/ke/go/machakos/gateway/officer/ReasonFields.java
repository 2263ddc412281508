package ke.go.machakos.gateway.officer;

import static ke.go.machakos.gateway.web.Html.text;

import java.util.List;
import java.util.stream.Collectors;
import ke.go.machakos.gateway.promise.Transition;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.gateway.reasons.Reasons;
import ke.go.machakos.menus.text.Language;

/** What a form asks why something is done: the codes that fit the act, and words. */
record ReasonFields(Reasons reasons, ReasonWords words) {
  /** The fields of an act; words alone where no code fits it. */
  String of(Transition way) {
    List<String> codes = reasons.fitting(way.action());
    return codes.isEmpty() ? inWords(way) : byCode(way, codes);
  }

  private static String inWords(Transition way) {
    return field(way, why(way), way.reasonRequired() ? " required" : "");
  }

  /** A code or words will do, which no attribute of a field can say: the desk asks for either. */
  private String byCode(Transition way, List<String> codes) {
    String id = "code-" + text(way.action());
    String options =
        codes.stream()
            .map(
                code ->
                    "<option value=\"%s\">%s</option>"
                        .formatted(text(code), text(words.of(code, Language.EN))))
            .collect(Collectors.joining());
    return """
    <label for="%s">%s</label> <select id="%s" name="code"><option value="">in words:</option>%s</select> \
    """
            .formatted(id, why(way), id, options)
        + field(way, "Words", "");
  }

  private static String why(Transition way) {
    return way.reasonRequired() ? "Why (needed)" : "Words";
  }

  private static String field(Transition way, String label, String more) {
    String id = "reason-" + text(way.action());
    return "<label for=\"%s\">%s</label> <input id=\"%s\" name=\"reason\" maxlength=\"200\"%s>"
        .formatted(id, label, id, more);
  }
}
