package ke.go.machakos.menus.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ke.go.machakos.menus.diagram.Drawing.Box;

/** The notation of Mermaid flowcharts. */
final class Mermaid {
  /** What some version of Mermaid takes for markup inside a quoted label. */
  private static final String MARKUP = "\"#<>&;`*_~|{}[]()\\";

  private final Drawing drawing;
  private final Map<String, String> names = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private Mermaid(Drawing drawing) {
    this.drawing = drawing;
    drawing.groups().values().stream().flatMap(List::stream).forEach(this::name);
  }

  static String write(Drawing drawing) {
    return new Mermaid(drawing).draw();
  }

  private String draw() {
    out.append("flowchart LR\n");
    out.append("  dial((dial)) --> ").append(names.get(drawing.start())).append('\n');
    drawing
        .groups()
        .forEach(
            (group, boxes) -> {
              out.append("  subgraph g_%s [%s]\n".formatted(safe(group), quoted(group)));
              boxes.forEach(box -> out.append("    ").append(node(box)).append('\n'));
              out.append("  end\n");
            });
    drawing
        .arrows()
        .forEach(
            arrow ->
                out.append(
                    "  %s -->|%s| %s\n"
                        .formatted(
                            names.get(arrow.from()),
                            quoted(arrow.label()),
                            names.get(arrow.to()))));
    out.append("  classDef writes stroke-width:3px\n");
    out.append("  classDef between stroke-dasharray:4 3\n");
    return out.toString();
  }

  private String node(Box box) {
    String title = quoted(box.title());
    String shape =
        switch (box.shape()) {
          case CHOOSE -> "(" + title + ")";
          case CONFIRM -> "{{" + title + "}}";
          case PROMPT -> "[/" + title + "/]";
          case BROWSE -> "[[" + title + "]]";
          case LOOK -> "[(" + title + ")]";
          case WRITE -> "[(" + title + ")]:::writes";
          case END -> "([" + title + "])";
        };
    return names.get(box.id()) + shape + (box.interlude() ? ":::between" : "");
  }

  /** A name for a box: screens may be called by words that mean something to Mermaid, as end. */
  private void name(Box box) {
    String name = "s_" + safe(box.id());
    while (names.containsValue(name)) {
      name += "_";
    }
    names.put(box.id(), name);
  }

  private static String safe(String id) {
    return id.replaceAll("[^A-Za-z0-9]", "_");
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(c -> MARKUP.indexOf(c) < 0 ? Character.toString(c) : "#" + c + ";")
        .collect(Collectors.joining("", "\"", "\""));
  }
}
