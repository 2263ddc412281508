package ke.go.machakos.gateway.complaints;

import java.util.List;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.nlp.Place;
import ke.go.machakos.nlp.Verdict;

/** The wards that a text may mean. Thread-safe. */
final class Whereabouts {
  /** Before a name that is also a common word it says that a place follows. */
  private static final String HERE = "hapa ";

  /** A text message has room for no more. */
  private static final int MOST = 8;

  private final Reader reader;
  private final Gazetteer gazetteer;

  Whereabouts(Reader reader, Gazetteer gazetteer) {
    this.reader = reader;
    this.gazetteer = gazetteer;
  }

  /** Those of a report: the ones that it names, else those of the sub-county that it names. */
  List<String> of(Draft draft) {
    return of(draft.read().orElseGet(() -> reader.read(draft.words())));
  }

  private List<String> of(Verdict verdict) {
    if (!verdict.wards().isEmpty()) {
      return verdict.wards().stream().distinct().limit(MOST).toList();
    }
    List<String> subCounties = verdict.places().getOrDefault(Place.Kind.SUB_COUNTY, List.of());
    return subCounties.size() == 1
        ? gazetteer.wardsOf(subCounties.getFirst()).stream().map(Ward::code).limit(MOST).toList()
        : List.of();
  }

  /** Those of a text that does nothing but say where. */
  List<String> named(String text) {
    List<String> plain = of(reader.read(text));
    return plain.isEmpty() ? of(reader.read(HERE + text)) : plain;
  }
}
