package ke.go.machakos.db.seed;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.places.Ward;

/**
 * The county's wards by code and by name. Wrong lists circulate (41 wards; Ikomba, Mutitini,
 * Mumbuni South), so a name that is not one of ours is answered with the one it probably means.
 */
public final class WardNames {
  private static final int TOO_FAR = 7;

  private static final Map<String, String> CIRCULATING =
      Map.of("ikomba", "Ikombe", "mutitini", "Mutituni", "mumbunisouth", "Mumbuni North");

  private final Map<String, String> codes = new HashMap<>();
  private final Collection<Ward> wards;

  public WardNames(Collection<Ward> wards) {
    this.wards = wards;
    for (Ward ward : wards) {
      codes.put(ward.code(), ward.code());
      codes.put(plain(ward.name()), ward.code());
    }
  }

  /**
   * The code of a ward given by its code or its name, in any case and with any spaces and dashes.
   */
  public Optional<String> code(String nameOrCode) {
    return Optional.ofNullable(codes.get(plain(nameOrCode)));
  }

  /** The right name for one of the wrong ones that circulate. */
  static Optional<String> circulating(String name) {
    return Optional.ofNullable(CIRCULATING.get(plain(name)));
  }

  /** The name a wrong one probably means, if any comes near. */
  public Optional<String> meant(String wrong) {
    String plain = plain(wrong);
    return circulating(wrong).or(() -> nearest(plain));
  }

  private Optional<String> nearest(String plain) {
    return wards.stream()
        .map(Ward::name)
        .min(
            Comparator.comparingInt((String name) -> fromAny(plain, name))
                .thenComparing(name -> name))
        .filter(name -> fromAny(plain, name) < Math.min(TOO_FAR, plain.length()));
  }

  /** The distance from a name or, where a ward has two, from the nearer of them. */
  private static int fromAny(String plain, String name) {
    int slash = name.indexOf('/');
    int whole = distance(plain, plain(name));
    return slash < 0
        ? whole
        : Math.min(
            whole,
            Math.min(
                distance(plain, plain(name.substring(0, slash))),
                distance(plain, plain(name.substring(slash)))));
  }

  /** What to tell whoever wrote a wrong name. */
  public String objection(String wrong) {
    return objection(wrong, meant(wrong));
  }

  static String objection(String wrong, Optional<String> meant) {
    return "there is no ward "
        + wrong
        + meant.map(it -> "; " + it + " is probably meant").orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /**
   * Levenshtein's distance, a shared beginning counting in favour: people slip at the ends of
   * names.
   */
  private static int distance(String one, String other) {
    int shared = 0;
    while (shared < Math.min(one.length(), other.length())
        && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int swap = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return Math.max(row[other.length()] - shared / 4, row[other.length()] == 0 ? 0 : 1);
  }
}
