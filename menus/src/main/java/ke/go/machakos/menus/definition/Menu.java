package ke.go.machakos.menus.definition;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All screens as written, checked or not.
 *
 * @param start the screen that a dial opens
 * @param home the screen that 00 leads to
 * @param screens by id, in the order of the files
 * @param revision a digest of the definitions; a session of another revision is not continued
 */
public record Menu(String start, String home, Map<String, Screen> screens, String revision) {
  /** The screen of an id, if there is one. */
  public Optional<Screen> screen(String id) {
    @Nullable Screen screen = screens.get(id);
    return Optional.ofNullable(screen);
  }
}
