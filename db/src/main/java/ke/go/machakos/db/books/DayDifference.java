package ke.go.machakos.db.books;

import java.util.Locale;

/**
 * One thing that the county's books and the provider's list do not agree on.
 *
 * @param receipt what it is about, or {@code #} and the row of a payment whose receipt is unknown
 * @param ours what the books have; empty where they have nothing
 * @param theirs what the list has; empty where it has nothing
 */
public record DayDifference(Kind kind, String receipt, String ours, String theirs) {

  /** What differs. */
  public enum Kind {
    MISSING_HERE("the provider has it and the books do not"),
    MISSING_THERE("the books have it and the provider does not"),
    RECEIPT_UNKNOWN("the books have it without a receipt"),
    AMOUNT_DIFFERS("another amount"),
    ACCOUNT_DIFFERS("another account"),
    DAY_DIFFERS("another day"),
    REVERSED_THERE("the provider has taken it back and the books have not"),
    REVERSED_HERE("the books have taken it back and the provider has not"),
    DOUBLED_THERE("more than once in the provider's list"),
    DOUBLED_HERE("more than once in the books");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What the report says. */
    public String words() {
      return words;
    }

    /** The form in files and columns, for example {@code missing_here}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a code.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** It as a line of a report. */
  public String line() {
    return receipt
        + ": "
        + kind.words()
        + (ours.isEmpty() ? "" : "; books: " + ours)
        + (theirs.isEmpty() ? "" : "; provider: " + theirs);
  }
}
