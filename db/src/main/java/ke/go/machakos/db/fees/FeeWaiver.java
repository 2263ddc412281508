package ke.go.machakos.db.fees;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of what is due that the county does not ask for from one day to another: a waiver or an
 * amnesty.
 *
 * @param code names it within its version
 * @param permitType empty for every kind of permit
 * @param percent 1 to 100, which is all of it
 * @param legalReference the notice that says so
 * @param days the days on which who pays is let off; they have an end
 * @param sample whether it is sample data, which every figure made of it must say
 */
public record FeeWaiver(
    String code,
    Optional<String> permitType,
    Target target,
    int percent,
    String legalReference,
    Days days,
    boolean sample) {

  /** What a waiver is of. */
  public enum Target {
    FEE,
    PENALTY;

    /** How files and tables write it: {@code penalty}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one that a file or a table names.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Target of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** All codes. */
    public static Set<String> codes() {
      return Arrays.stream(values())
          .map(Target::code)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  public FeeWaiver {
    if (percent < 1 || percent > 100 || days.to().isEmpty()) {
      throw new IllegalArgumentException(code + " waives from 1 to 100 percent until some day");
    }
  }

  /** The last day. */
  public LocalDate until() {
    return days.to().orElseThrow();
  }

  /** Whether it holds for a kind of permit on the day on which somebody pays. */
  public boolean holds(String type, Target what, LocalDate day) {
    return target == what
        && permitType.filter(it -> !it.equals(type)).isEmpty()
        && days.contain(day);
  }
}
