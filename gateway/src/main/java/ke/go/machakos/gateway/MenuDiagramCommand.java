package ke.go.machakos.gateway;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.menus.FaultyDefinitions;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.diagram.MenuDiagram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws the menus, with all the checks of a start and none of its stores. */
@Command(
    name = "menu-diagram",
    description = "Check the menus and draw them on standard output; no store is opened.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:drawn", "2:the menus or the texts are at fault; every fault is listed"})
public final class MenuDiagramCommand implements Callable<Integer> {
  private static final int FAULTY = 2;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(names = "--format", description = "mermaid or dot (${DEFAULT-VALUE}).")
  private Format format = Format.mermaid;

  /** The notation, as it is typed. */
  enum Format {
    mermaid,
    dot
  }

  @Override
  public Integer call() {
    try {
      MenuBook book =
          MenuBook.load(config.path(), Wiring.vocabulary(Startup.services(config.path())));
      String drawing =
          switch (format) {
            case mermaid -> MenuDiagram.mermaid(book);
            case dot -> MenuDiagram.dot(book);
          };
      // A drawing is a file: its letters do not depend on the terminal's.
      System.out.writeBytes(drawing.getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      return 0;
    } catch (FaultyFiles e) {
      ConfigFaults.of(config.path(), false).forEach(System.err::println);
      return FAULTY;
    } catch (FaultyDefinitions e) {
      System.err.println(e.getMessage());
      return FAULTY;
    }
  }
}
