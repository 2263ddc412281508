package ke.go.machakos.db.cases;

import java.util.Locale;

/** How much of who reports something is kept, and for whom. */
public enum Privacy {
  /** Staff may see who it is. */
  NAMED,
  /** The number is kept to answer them by, and no member of staff sees it. */
  HIDDEN,
  /** No number is kept; they follow it by its reference and a secret code. */
  UNNAMED;

  /** The form in the column. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The privacy that a column names. */
  public static Privacy of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
