package ke.go.machakos.gateway.fees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;

/**
 * The county's permits as data: the kinds with their terms, and the activities, sizes and zones
 * that fees tell apart. Immutable.
 *
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
    List<PermitStep> steps) {

  public Catalogue {
    kinds = List.copyOf(kinds);
    activities = List.copyOf(activities);
    sizes = List.copyOf(sizes);
    zones = List.copyOf(zones);
    zoneOfWard = Map.copyOf(zoneOfWard);
    penalties = Map.copyOf(penalties);
    steps = List.copyOf(steps);
  }

  /**
   * Reads {@code permit-types.csv} and the files beside it.
   *
   * @throws FaultyFiles with every fault of all of them
   */
  public static Catalogue read(Path county) {
    CountyData data = CountyData.read(county);
    List<Fault> faults = new ArrayList<>();
    Catalogue catalogue = new CatalogueFiles(county, data, faults).read();
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return catalogue;
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

  /** Within what time somebody acts on a permit of a kind in a state; empty where none need. */
  public Optional<PermitStep> step(String permitType, PermitStatus state) {
    return steps.stream()
        .filter(step -> step.permitType().equals(permitType) && step.state() == state)
        .findFirst();
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
