package ke.go.machakos.db.revenue;

/**
 * One thing that the revenue system and we do not agree on.
 *
 * @param reference the bill's number there
 * @param part which part of it differs; empty where the bill is missing
 * @param ours what we have; nothing of a person is shown
 * @param theirs what they have; nothing of a person is shown
 */
public record BillDifference(Kind kind, String reference, String part, String ours, String theirs) {

  /** What differs. */
  public enum Kind {
    MISSING_HERE("is not here"),
    MISSING_THERE("is here and not in the file"),
    CHANGED_THERE("is changed there"),
    PAID_HERE("is changed there, and paid or let go here: it stays as it is here");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What the report says. */
    public String words() {
      return words;
    }
  }

  /** It as a line of a report. */
  public String line() {
    String what = part.isEmpty() ? "" : "; " + part + " here " + ours + ", there " + theirs;
    return reference + " " + kind.words() + what;
  }
}
