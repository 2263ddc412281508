package ke.go.machakos.db.citizens;

/**
 * A name shown in part to whoever is not proven to be its owner: {@code Mary Wanza} is {@code Mary
 * W.}, {@code Mary} is {@code M.}
 */
public final class PartialName {
  private PartialName() {}

  /** The first name and one initial; of a single name the initial alone. */
  public static String of(String name) {
    String whole = name.strip();
    int space = whole.indexOf(' ');
    if (whole.isEmpty()) {
      return "";
    }
    return space < 0
        ? initial(whole)
        : whole.substring(0, space) + " " + initial(whole.substring(space).strip());
  }

  private static String initial(String word) {
    return new StringBuilder()
        .appendCodePoint(Character.toUpperCase(word.codePointAt(0)))
        .append('.')
        .toString();
  }
}
