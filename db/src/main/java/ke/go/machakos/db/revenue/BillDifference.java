package ke.go.machakos.db.revenue;

import java.util.Locale;

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
    MISSING_HERE("is not here", false),
    MISSING_THERE("is here and not in the file", true),
    PAID_NOT_THERE("is not in the file, and paid or let go here: it stays as it is here", true),
    CHANGED_THERE("is changed there", false),
    PAID_HERE("is changed there, and paid or let go here: it stays as it is here", true);

    private final String words;
    private final boolean lasting;

    Kind(String words, boolean lasting) {
      this.words = words;
      this.lasting = lasting;
    }

    /** Whether it is still so once the file was taken in. */
    boolean isLasting() {
      return lasting;
    }

    /** The form in columns, for example {@code missing_there}. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a code. */
    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
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
