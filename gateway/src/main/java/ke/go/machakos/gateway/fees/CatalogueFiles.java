package ke.go.machakos.gateway.fees;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.places.SubCounty;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;

/** Reads the files of the catalogue beside those of the county, collecting every fault. */
final class CatalogueFiles {
  private static final int LONGEST_CHOICE = 24;
  private static final int LONGEST_ZONE = 16;

  /** What the screen that names them has room for. */
  private static final int LONGEST_DOCUMENTS = 80;

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
                  fault(kind, "penalty " + code + " of " + kind.type().code() + " is not there"));
    }
    return new Catalogue(
        county.permitTypes(),
        choices("activities.csv"),
        choices("sizes.csv"),
        zones,
        zoneOfWard(Known.codes(zones)),
        penalties,
        documents());
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

  private List<Choice> documents() {
    int before = faults.size();
    List<Choice> all =
        CsvRows.read(
            folder.resolve("documents.csv"),
            faults,
            CHOICE.subList(1, CHOICE.size()),
            row -> choice(row, "", Known.code(row), LONGEST_CHOICE));
    if (faults.size() == before) {
      county.permitTypes().forEach(kind -> checkDocuments(kind, all));
    }
    return all;
  }

  private void checkDocuments(PermitKind kind, List<Choice> all) {
    String type = kind.type().code();
    Set<String> known = Known.codes(all);
    kind.terms().documents().stream()
        .filter(code -> !known.contains(code))
        .forEach(code -> fault(kind, "document " + code + " of " + type + " is not there"));
    for (Language language : List.of(Language.EN, Language.SW)) {
      String names =
          kind.terms().documents().stream()
              .flatMap(code -> all.stream().filter(each -> each.code().equals(code)))
              .map(each -> each.name(language))
              .collect(Collectors.joining(", "));
      if (GsmText.septets(GsmText.fold(names)) > LONGEST_DOCUMENTS) {
        fault(kind, "the documents of " + type + " are too long for a screen: " + names);
      }
    }
  }

  private void fault(PermitKind kind, String message) {
    int line = county.permitTypes().indexOf(kind) + 2;
    faults.add(new Fault(folder.resolve("permit-types.csv"), line, message));
  }
}
