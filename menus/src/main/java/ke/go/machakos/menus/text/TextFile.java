package ke.go.machakos.menus.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.menus.Fault;

/**
 * The lines of one language's properties file: {@code key = text}, with {@code \n} for a line break
 * and {@code #} before comments.
 *
 * <p>Read here and not by {@code java.util.Properties}, which forgets line numbers and lets a later
 * duplicate win in silence.
 */
record TextFile(String name, Map<String, Line> lines) {
  record Line(int number, String text) {}

  static TextFile read(String name, List<String> content, Collection<Fault> faults) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (int i = 0; i < content.size(); i++) {
      String line = content.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals <= 0) {
        faults.add(new Fault(name, i + 1, "not a line of the form key = text: " + line));
        continue;
      }
      String key = line.substring(0, equals).strip();
      String text = line.substring(equals + 1).strip().replace("\\n", "\n").replace("\\s", " ");
      Line earlier = lines.putIfAbsent(key, new Line(i + 1, text));
      if (earlier != null) {
        faults.add(
            new Fault(name, i + 1, "key " + key + " is already on line " + earlier.number()));
      }
    }
    return new TextFile(name, lines);
  }
}
