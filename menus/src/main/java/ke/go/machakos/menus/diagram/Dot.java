package ke.go.machakos.menus.diagram;

import ke.go.machakos.menus.diagram.Drawing.Box;

/** The language of Graphviz. */
final class Dot {
  private Dot() {}

  static String write(Drawing drawing) {
    StringBuilder out = new StringBuilder("digraph menus {\n");
    out.append("  rankdir=LR; node [fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\"];\n");
    out.append("  \"\" [shape=circle, label=\"dial\"];\n");
    out.append("  \"\" -> ").append(quoted(drawing.start())).append(";\n");
    drawing
        .groups()
        .forEach(
            (group, boxes) -> {
              out.append("  subgraph %s {\n".formatted(quoted("cluster " + group)));
              out.append("    label=%s;\n".formatted(quoted(group)));
              boxes.forEach(box -> out.append("    ").append(node(box)).append(";\n"));
              out.append("  }\n");
            });
    drawing
        .arrows()
        .forEach(
            arrow ->
                out.append(
                    "  %s -> %s [label=%s];\n"
                        .formatted(
                            quoted(arrow.from()), quoted(arrow.to()), quoted(arrow.label()))));
    return out.append("}\n").toString();
  }

  private static String node(Box box) {
    String style =
        switch (box.shape()) {
          case CHOOSE -> "shape=box, style=\"rounded%s\"";
          case CONFIRM -> "shape=hexagon, style=\"solid%s\"";
          case PROMPT -> "shape=parallelogram, style=\"solid%s\"";
          case BROWSE -> "shape=box, peripheries=2, style=\"solid%s\"";
          case LOOK -> "shape=cylinder, style=\"solid%s\"";
          case WRITE -> "shape=cylinder, penwidth=3, style=\"solid%s\"";
          case END -> "shape=oval, style=\"solid%s\"";
        };
    return "%s [label=%s, %s]"
        .formatted(
            quoted(box.id()),
            quoted(box.title()),
            style.formatted(box.interlude() ? ",dashed" : ""));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
