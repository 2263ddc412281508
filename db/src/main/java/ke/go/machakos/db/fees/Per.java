package ke.go.machakos.db.fees;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a fee is charged for: once, or for each year or month of the permit that is begun. */
public enum Per {
  ONCE,
  YEAR,
  MONTH;

  /** How files and tables write it: {@code month}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one that a file or a table names.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Per of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** All codes. */
  public static Set<String> codes() {
    return Arrays.stream(values()).map(Per::code).collect(Collectors.toCollection(TreeSet::new));
  }
}
