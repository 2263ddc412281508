package ke.go.machakos.gateway.fees;

import java.nio.file.Path;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;

/**
 * The county's permits as data: the kinds with their terms, and the activities, sizes and zones
 * that fees tell apart. Immutable.
 *
 * @param documents what applications must show, of every kind
 * @param zoneOfWard the zone of each ward, by the ward's code
 * @param penalties by code
 */
public record Catalogue(
    List<PermitKind> kinds,
    List<Choice> activities,
    List<Choice> sizes,
    List<Choice> zones,
    Map<String, String> zoneOfWard,
    Map<String, Penalty> penalties,
    List<Choice> documents) {

  public Catalogue {
    kinds = List.copyOf(kinds);
    activities = List.copyOf(activities);
    sizes = List.copyOf(sizes);
    zones = List.copyOf(zones);
    zoneOfWard = Map.copyOf(zoneOfWard);
    penalties = Map.copyOf(penalties);
    documents = List.copyOf(documents);
  }

  /**
   * Reads {@code permit-types.csv} and the files beside it.
   *
   * @throws FaultyFiles with every fault of all of them
   */
  public static Catalogue read(Path county) {
    CountyData data = CountyData.read(county);
    return FaultyFiles.sound(faults -> read(county, data, faults));
  }

  /** The files beside those of the county, for who gathers the faults of more. */
  public static Catalogue read(Path county, CountyData data, List<Fault> faults) {
    return new CatalogueFiles(county, data, faults).read();
  }

  /** The kind of a code. */
  public Optional<PermitKind> kind(String code) {
    return kinds.stream().filter(kind -> kind.type().code().equals(code)).findFirst();
  }

  /** The activities that a kind of permit tells apart, in the order of the file; often none. */
  public List<Choice> activitiesOf(String permitType) {
    return of(activities, permitType);
  }

  /** The sizes that a kind of permit tells apart, in the order of the file; often none. */
  public List<Choice> sizesOf(String permitType) {
    return of(sizes, permitType);
  }

  /** The zone that a ward is in. */
  public Optional<Choice> zoneOf(Ward ward) {
    return Optional.ofNullable(zoneOfWard.get(ward.code()))
        .flatMap(code -> zones.stream().filter(zone -> zone.code().equals(code)).findFirst());
  }

  /** The documents that a kind of permit asks for, in the order in which it names them. */
  public List<Choice> documentsOf(String permitType) {
    return kind(permitType).stream()
        .flatMap(kind -> kind.terms().documents().stream())
        .flatMap(code -> documents.stream().filter(each -> each.code().equals(code)))
        .toList();
  }

  /** Until when in the next year an ended permit of a kind is renewed without being late. */
  public Optional<MonthDay> graceOf(String permitType) {
    return kind(permitType)
        .flatMap(kind -> kind.terms().penalty())
        .map(penalties::get)
        .flatMap(penalty -> penalty.grace().until());
  }

  /** What being late costs, by kind of permit. */
  public Map<String, Penalty> penaltyOfKind() {
    Map<String, Penalty> all = new HashMap<>();
    for (PermitKind kind : kinds) {
      kind.terms()
          .penalty()
          .ifPresent(
              code -> all.put(kind.type().code(), penalties.getOrDefault(code, Penalty.NONE)));
    }
    return all;
  }

  /** For how long a permit holds, by kind. */
  public Map<String, Validity> validityOfKind() {
    return kinds.stream()
        .collect(
            Collectors.toMap(
                kind -> kind.type().code(),
                kind ->
                    Validity.of(kind.terms().validity()).orElseGet(Validity.CalendarYear::new)));
  }

  /** The codes of the kinds. */
  public Set<String> codes() {
    return kinds.stream().map(kind -> kind.type().code()).collect(Collectors.toSet());
  }

  private static List<Choice> of(List<Choice> all, String permitType) {
    return all.stream().filter(choice -> choice.permitType().equals(permitType)).toList();
  }
}
