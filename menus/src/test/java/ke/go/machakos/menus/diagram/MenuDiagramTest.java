package ke.go.machakos.menus.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import ke.go.machakos.menus.Town;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.diagram.Drawing.Arrow;
import ke.go.machakos.menus.diagram.Drawing.Box;
import ke.go.machakos.menus.diagram.Drawing.Shape;
import org.junit.jupiter.api.Test;

class MenuDiagramTest {
  private final MenuBook book = Town.book();
  private final String mermaid = MenuDiagram.mermaid(book);
  private final String dot = MenuDiagram.dot(book);

  @Test
  void every_kind_of_screen_has_a_shape_of_its_own() {
    assertThat(mermaid.lines().map(String::strip))
        .startsWith("flowchart LR", "dial((dial)) --> s_meet", "subgraph g_main [\"main\"]")
        .contains(
            "s_main(\"Town of Machakos\")",
            "s_remark_confirm{{\"Send this?\"}}",
            "s_permit_ask[/\"Permit number:\"/]",
            "s_wards[[\"Which ward?\"]]",
            "s_permit_find[(\"permits.find\")]",
            "s_permit_renew[(\"permits.renew\")]:::writes",
            "s_bye([\"Goodbye.\"])",
            "s_language(\"Lugha / Language\"):::between",
            "s_project(\"project\")",
            "s_projects[[\"Projects of …\"]]");
  }

  @Test
  void ways_are_labelled_by_option_answer_list_or_outcome() {
    assertThat(mermaid.lines().map(String::strip))
        .contains(
            "s_main -->|\"1 Permits\"| s_permit_ask",
            "s_language -->|\"1 English / 2 Kiswahili / 3 Kikamba\"| s_language_set",
            "s_permit_ask -->|\"number\"| s_permit_find",
            "s_wards -->|\"one of wards\"| s_projects_find",
            "s_permit_find -->|\"found\"| s_permit",
            "s_permit_find -->|\"unknown\"| s_permit_unknown");
    assertThat(dot)
        .contains("  \"permit-find\" -> \"permit\" [label=\"found\"];\n")
        .contains("\"\" -> \"meet\";")
        .contains("subgraph \"cluster permits\" {\n    label=\"permits\";");
  }

  @Test
  void every_screen_and_every_way_is_drawn_once() {
    for (Screen screen : book.menu().screens().values()) {
      String name = "s_" + screen.id().replace('-', '_');
      assertThat(count(mermaid, "(?m)^ +" + name + "[\\[({]")).as(name).isEqualTo(1);
      assertThat(count(dot, "(?m)^ +\"" + screen.id() + "\" \\[")).as(name).isEqualTo(1);
      for (String next : screen.next()) {
        String to = "s_" + next.replace('-', '_');
        assertThat(count(mermaid, "(?m)^ +" + name + " -->\\|.*\\| " + to + "$")).isEqualTo(1);
        assertThat(count(dot, "\"" + screen.id() + "\" -> \"" + next + "\" ")).isEqualTo(1);
      }
    }
    assertThat(count(mermaid, "(?m)^  subgraph ")).isEqualTo(count(mermaid, "(?m)^  end$"));
    assertThat(MenuDiagram.mermaid(Town.book())).isEqualTo(mermaid);
  }

  @Test
  void words_that_mean_something_to_a_notation_are_only_words() {
    Box end = new Box("end", Shape.END, "Say \"no\" [#1] <b>\\", false);
    Box twin = new Box("a-b", Shape.CHOOSE, "x", true);
    Box other = new Box("a_b", Shape.CHOOSE, "y", false);
    Drawing drawing =
        new Drawing(
            Map.of("end", List.of(end, twin, other)),
            List.of(new Arrow("a-b", "end", "1 | 2"), new Arrow("a_b", "end", "")),
            "end");
    assertThat(Mermaid.write(drawing))
        .contains("s_end([\"Say #34;no#34; #91;#35;1#93; #60;b#62;#92;\"])")
        .contains("s_a_b(\"x\"):::between\n    s_a_b_(\"y\")\n")
        .contains("s_a_b -->|\"1 #124; 2\"| s_end");
    assertThat(Dot.write(drawing)).contains("\"end\" [label=\"Say \\\"no\\\" [#1] <b>\\\\\", ");
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}
