package ke.go.machakos.db.projects;

import java.util.Locale;

/** Where a project stands. */
public enum ProjectStatus {
  PLANNED,
  PROCUREMENT,
  ONGOING,
  STALLED,
  COMPLETED,
  CANCELLED;

  /** The form in files and columns. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of a code.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static ProjectStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
