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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds the county's places in a message, also misspelt: the longest name that fits wins, and a
 * slip of the finger is forgiven only in a name long enough that no other is meant. Thread-safe.
 *
 * <p>Measured over all pairs: kola and tala, kaani and katangi, kathiani and kithimani lie within
 * two edits of each other, so that short names must be written as they are.
 */
final class Places {
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s\\b");
  private static final int ONE_SLIP = 6;
  private static final int TWO_SLIPS = 9;

  /** After one of these a word that is also a common word is a place. */
  private static final Set<String> LEADS =
      Set.of("in", "at", "near", "from", "to", "ya", "wa", "ma", "huko", "kule", "hapa", "hapo");

  private final List<Name> names;
  private final List<Name> wards;

  private Places(List<Name> names) {
    this.names = names;
    this.wards = names.stream().filter(name -> name.isOf(Place.Kind.WARD)).toList();
  }

  /** How strictly a name is compared. */
  private enum Care {
    FORGIVING,
    EXACT,
    LED
  }

  /**
   * A name, and the place that it is of; of none where it only looks like the name of one.
   *
   * @param place empty where what looks like a place is an ordinary word
   */
  private record Name(Optional<Place> place, List<String> words, Care care) {
    boolean isOf(Place.Kind kind) {
      return place.filter(it -> it.kind() == kind).isPresent();
    }
  }

  /** A name in a message, and over how many of its words it goes. */
  private record Found(Name name, int length) {}

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
        for (String name : parts[2].split("\\|", -1)) {
          names.add(name(place(parts[0], parts[1]), name));
        }
      }
    }
    names.sort(Comparator.comparingInt((Name name) -> name.words().size()).reversed());
    return new Places(List.copyOf(names));
  }

  private static Optional<Place> place(String kind, String code) {
    return kind.equals("none")
        ? Optional.empty()
        : Optional.of(
            new Place(Place.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')), code));
  }

  private static Name name(Optional<Place> place, String text) {
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
    List<String> words = Features.words(POSSESSIVE.matcher(message).replaceAll(""));
    Set<Place> found = new LinkedHashSet<>();
    int at = 0;
    while (at < words.size()) {
      Optional<Found> here = nameAt(names, words, at);
      here.flatMap(it -> it.name().place()).ifPresent(found::add);
      if (here.filter(it -> it.name().isOf(Place.Kind.HOSPITAL)).isPresent()) {
        // Masii hospital is in Masii
        nameAt(wards, words, at).flatMap(it -> it.name().place()).ifPresent(found::add);
      }
      at += here.map(Found::length).orElse(1);
    }
    return found;
  }

  /** A place as it is written counts before one that is only like it. */
  private static Optional<Found> nameAt(List<Name> names, List<String> words, int at) {
    return first(names, name -> written(name, words, at))
        .map(name -> new Found(name, name.words().size()))
        .or(() -> first(names, name -> torn(name, words, at)).map(name -> new Found(name, 2)))
        .or(
            () ->
                first(names, name -> like(name, words, at))
                    .map(name -> new Found(name, name.words().size())));
  }

  private static Optional<Name> first(List<Name> names, Predicate<Name> test) {
    return names.stream().filter(test).findFirst();
  }

  /** Whether two words are one name that was torn in two: {@code kithi mani}. */
  private static boolean torn(Name name, List<String> words, int at) {
    return name.care() == Care.FORGIVING
        && name.words().size() == 1
        && name.words().getFirst().length() >= ONE_SLIP
        && at + 1 < words.size()
        && name.words().getFirst().equals(words.get(at) + words.get(at + 1));
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
