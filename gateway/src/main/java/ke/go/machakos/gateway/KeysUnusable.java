package ke.go.machakos.gateway;

import java.nio.file.Path;

/** Keys that cannot be used, so that nothing may run until the right ones are back. */
final class KeysUnusable extends RuntimeException {
  private static final String REMEDY =
      "; put its copy back, or the one in the newest backup, and make no new one: that would know"
          + " nothing of what is sealed or signed already";

  KeysUnusable(Path file, String why) {
    super("keys " + file + " cannot be used: " + why + REMEDY);
  }

  /** Keys that open, and are those of another installation's data. */
  static KeysUnusable foreign(Path file) {
    return new KeysUnusable(
        file, "they are not the ones that this database's names and numbers were sealed with");
  }

  /** Keys that are gone while the data that only they open is there. */
  static KeysUnusable lost(Path file, Path folder) {
    return new KeysUnusable(file, "it is missing, and the data in " + folder + " is not");
  }
}
