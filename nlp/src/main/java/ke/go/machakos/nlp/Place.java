package ke.go.machakos.nlp;

/**
 * A place of the county that a message names.
 *
 * @param code as the county's own lists have it
 */
public record Place(Kind kind, String code) {
  /** What kind of place. */
  public enum Kind {
    WARD,
    SUB_COUNTY,
    HOSPITAL
  }
}
