package ke.go.machakos.menus.diagram;

import ke.go.machakos.menus.book.MenuBook;

/** Draws the screens of a book and the ways between them. Stateless and thread-safe. */
public final class MenuDiagram {
  private MenuDiagram() {}

  /** The book as a Mermaid flowchart, which GitHub shows as a picture. */
  public static String mermaid(MenuBook book) {
    return Mermaid.write(Drawing.of(book));
  }

  /** The book as a directed graph in the language of Graphviz. */
  public static String dot(MenuBook book) {
    return Dot.write(Drawing.of(book));
  }
}
