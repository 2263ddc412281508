package ke.go.machakos.nlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds the county's places in a message, also misspelt: the longest name that fits wins, and a
 * slip of the finger is forgiven only in a name long enough that no other is meant. Thread-safe.
 *
 * <p>Measured over all pairs: kola and tala, kaani and katangi, kathiani and kithimani lie within
 * two edits of each other, so that short names must be written as they are.
 */
final class Places {
  private static final int ONE_SLIP = 6;
  private static final int TWO_SLIPS = 9;

  /** After one of these a word that is also a common word is a place. */
  private static final Set<String> LEADS =
      Set.of("in", "at", "near", "from", "to", "ya", "wa", "ma", "huko", "kule", "hapa", "hapo");

  private final List<Name> names;

  private Places(List<Name> names) {
    this.names = names;
  }

  /** How strictly a name is compared. */
  private enum Care {
    FORGIVING,
    EXACT,
    LED
  }

  private record Name(Place place, List<String> words, Care care) {}

  /** The county's own list. */
  static Places shipped() {
    try (InputStream in =
        Objects.requireNonNull(Places.class.getResourceAsStream("places.tsv"), "places.tsv")) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of places", e);
    }
  }

  private static Places of(List<String> lines) {
    List<Name> names = new ArrayList<>();
    for (String line : lines) {
      if (!line.startsWith("#")) {
        String[] parts = line.split("\t", -1);
        Place.Kind kind = Place.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        for (String name : parts[2].split("\\|", -1)) {
          names.add(name(new Place(kind, parts[1]), name));
        }
      }
    }
    names.sort(Comparator.comparingInt((Name name) -> name.words().size()).reversed());
    return new Places(List.copyOf(names));
  }

  private static Name name(Place place, String text) {
    Care care =
        switch (text.charAt(0)) {
          case '=' -> Care.EXACT;
          case '?' -> Care.LED;
          default -> Care.FORGIVING;
        };
    String bare = care == Care.FORGIVING ? text : text.substring(1);
    return new Name(place, Features.words(bare), care);
  }

  /** The places that a message names, in the order in which it does. */
  Collection<Place> in(String message) {
    List<String> words = Features.words(message);
    Set<Place> found = new LinkedHashSet<>();
    int at = 0;
    while (at < words.size()) {
      Optional<Name> name = nameAt(words, at);
      name.ifPresent(each -> found.add(each.place()));
      at += name.map(each -> each.words().size()).orElse(1);
    }
    return found;
  }

  /** A place as it is written counts before one that is only like it. */
  private Optional<Name> nameAt(List<String> words, int at) {
    return names.stream()
        .filter(name -> written(name, words, at))
        .findFirst()
        .or(() -> names.stream().filter(name -> like(name, words, at)).findFirst());
  }

  private static boolean written(Name name, List<String> words, int at) {
    return at + name.words().size() <= words.size()
        && words.subList(at, at + name.words().size()).equals(name.words())
        && (name.care() != Care.LED || (at > 0 && LEADS.contains(words.get(at - 1))));
  }

  private static boolean like(Name name, List<String> words, int at) {
    if (name.care() != Care.FORGIVING || at + name.words().size() > words.size()) {
      return false;
    }
    for (int i = 0; i < name.words().size(); i++) {
      if (!like(name.words().get(i), words.get(at + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean like(String name, String word) {
    int slips = name.length() >= TWO_SLIPS ? 2 : name.length() >= ONE_SLIP ? 1 : 0;
    if (slips == 0 || name.charAt(0) != word.charAt(0)) {
      return name.equals(word);
    }
    return new LevenshteinDistance(slips).apply(name, word) >= 0;
  }
}
