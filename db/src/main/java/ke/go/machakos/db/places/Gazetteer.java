package ke.go.machakos.db.places;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The sub-counties and wards as they were when first asked for: they change only with the files
 * that a start reads, and every dialogue about a place needs them. Thread-safe.
 */
public final class Gazetteer {
  private final Places places;
  private final AtomicReference<@Nullable Snapshot> read = new AtomicReference<>();

  public Gazetteer(Places places) {
    this.places = places;
  }

  private record Snapshot(List<SubCounty> subCounties, List<Ward> wards) {}

  /** All sub-counties, in the order of their codes. */
  public List<SubCounty> subCounties() {
    return snapshot().subCounties();
  }

  /** The wards of a sub-county, in the order of their codes; none where it is unknown. */
  public List<Ward> wardsOf(String subCounty) {
    return snapshot().wards().stream()
        .filter(ward -> ward.subCountyCode().equals(subCounty))
        .toList();
  }

  /** The name of a ward, or its code where it is unknown. */
  public String wardName(String code) {
    return snapshot().wards().stream()
        .filter(ward -> ward.code().equals(code))
        .map(Ward::name)
        .findFirst()
        .orElse(code);
  }

  /** The ward of a name as people write it: in any case, with or without its marks and spaces. */
  public Optional<Ward> wardNamed(String name) {
    String wanted = letters(name);
    return snapshot().wards().stream()
        .filter(ward -> letters(ward.name()).equals(wanted))
        .findFirst();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private Snapshot snapshot() {
    Snapshot known = read.get();
    if (known == null) {
      // two that ask first read twice, and read the same
      known = new Snapshot(places.subCounties(), places.wards());
      read.set(known);
    }
    return known;
  }
}
