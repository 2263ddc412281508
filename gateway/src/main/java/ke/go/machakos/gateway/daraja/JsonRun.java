package ke.go.machakos.gateway.daraja;

import java.util.ArrayList;
import java.util.List;

/** JSON objects one behind the other in one body, as captures of Daraja's callbacks have them. */
final class JsonRun {
  private JsonRun() {}

  /** The text of each object; what stands between them, and an object cut short, is one as well. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        parts.add(text.substring(start, i + 1).strip());
        start = i + 1;
      }
    }
    String rest = text.substring(start).strip();
    if (!rest.isEmpty() || parts.isEmpty()) {
      parts.add(rest);
    }
    return parts;
  }
}
