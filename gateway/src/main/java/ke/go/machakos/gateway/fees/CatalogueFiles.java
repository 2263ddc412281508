package ke.go.machakos.gateway.fees;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.places.SubCounty;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.gateway.promise.Hours;
import ke.go.machakos.gateway.promise.Role;

/** Reads the files of the catalogue beside those of the county, collecting every fault. */
final class CatalogueFiles {
  private static final int LONGEST_CHOICE = 24;
  private static final int LONGEST_ZONE = 16;
  private static final long MOST_HOURS = 2_000;
  private static final List<String> CHOICE = List.of("permit_type", "code", "name_en", "name_sw");

  private final Path folder;
  private final CountyData county;
  private final List<Fault> faults;
  private final Set<String> types;

  CatalogueFiles(Path folder, CountyData county, List<Fault> faults) {
    this.folder = folder;
    this.county = county;
    this.faults = faults;
    this.types =
        county.permitTypes().stream().map(kind -> kind.type().code()).collect(Collectors.toSet());
  }

  Catalogue read() {
    List<Choice> zones = zones();
    Map<String, Penalty> penalties = PenaltyFile.read(folder.resolve("penalties.csv"), faults);
    for (PermitKind kind : county.permitTypes()) {
      kind.terms()
          .penalty()
          .filter(code -> !penalties.containsKey(code))
          .ifPresent(
              code ->
                  faults.add(
                      new Fault(
                          folder.resolve("permit-types.csv"),
                          1,
                          "penalty " + code + " of " + kind.type().code() + " is not there")));
    }
    return new Catalogue(
        county.permitTypes(),
        choices("activities.csv"),
        choices("sizes.csv"),
        zones,
        zoneOfWard(Known.codes(zones)),
        penalties,
        steps());
  }

  private List<Choice> choices(String file) {
    Set<String> seen = new HashSet<>();
    return CsvRows.table(
        folder.resolve(file),
        faults,
        CHOICE,
        row -> {
          String type = Known.oneOf(row, "permit_type", types);
          String code = Known.code(row);
          if (!seen.add(type + "/" + code)) {
            row.fault(code + " is there twice for " + type);
          }
          return choice(row, type, code, LONGEST_CHOICE);
        });
  }

  private List<Choice> zones() {
    return CsvRows.read(
        folder.resolve("zone-names.csv"),
        faults,
        List.of("code", "name_en", "name_sw"),
        row -> choice(row, "", Known.code(row), LONGEST_ZONE));
  }

  private static Choice choice(CsvRow row, String type, String code, int longest) {
    return new Choice(
        type, code, Known.name(row, "name_en", longest), Known.name(row, "name_sw", longest));
  }

  /** A ward's own row comes before that of its sub-county. */
  private Map<String, String> zoneOfWard(Set<String> zones) {
    Set<String> places =
        county.subCounties().stream().map(SubCounty::code).collect(Collectors.toSet());
    county.wards().stream().map(Ward::code).forEach(places::add);
    Map<String, String> given = new HashMap<>();
    CsvRows.read(
        folder.resolve("zones.csv"),
        faults,
        List.of("place", "zone", "sample"),
        row -> {
          row.yes("sample");
          return given.put(row.oneOf("place", places), Known.oneOf(row, "zone", zones));
        });
    Map<String, String> all = new HashMap<>();
    for (Ward ward : county.wards()) {
      String zone = given.getOrDefault(ward.code(), given.get(ward.subCountyCode()));
      if (zone == null) {
        faults.add(new Fault(folder.resolve("zones.csv"), 1, "no zone for " + ward.name()));
      } else {
        all.put(ward.code(), zone);
      }
    }
    return all;
  }

  private List<PermitStep> steps() {
    Set<String> seen = new HashSet<>();
    Set<String> states = Set.of("submitted", "inspected", "approved", "billed", "paid");
    return CsvRows.table(
        folder.resolve("permit-steps.csv"),
        faults,
        List.of("permit_type", "state", "role", "hours", "hours_kind", "sample"),
        row -> {
          String type = Known.oneOf(row, "permit_type", types);
          String state = Known.oneOf(row, "state", states);
          row.yes("sample");
          if (!seen.add(type + "/" + state)) {
            row.fault(type + " has " + state + " twice");
          }
          return new PermitStep(
              type,
              states.contains(state) ? PermitStatus.of(state) : PermitStatus.SUBMITTED,
              role(row),
              Duration.ofHours(row.whole("hours", 1, MOST_HOURS)),
              hours(row));
        });
  }

  private static Role role(CsvRow row) {
    Set<String> known =
        Set.of("officer", "ward_administrator", "chief_officer", "county_secretary");
    return Role.of(Known.oneOf(row, "role", known)).orElse(Role.OFFICER);
  }

  private static Hours hours(CsvRow row) {
    Set<String> known = Set.of(Hours.CLOCK.code(), Hours.WORKING.code());
    String kind = Known.oneOf(row, "hours_kind", known);
    return known.contains(kind) ? Hours.of(kind) : Hours.WORKING;
  }
}
