package ke.go.machakos.nlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The reviewed list of words that say a life is in danger, in every language. It stands beside the
 * model: whichever of the two sees danger is believed. Thread-safe.
 */
final class DangerWords {
  private final List<List<String>> phrases = new ArrayList<>();
  private final List<List<String>> harmless = new ArrayList<>();

  private DangerWords(List<String> lines) {
    for (String line : lines) {
      int tab = line.indexOf('\t');
      if (tab > 0 && !line.startsWith("#")) {
        for (String phrase : line.substring(tab + 1).split("\\|", -1)) {
          (line.startsWith("!") ? harmless : phrases).add(List.of(phrase.split(" ", -1)));
        }
      }
    }
  }

  static DangerWords shipped() {
    try (InputStream in =
        Objects.requireNonNull(DangerWords.class.getResourceAsStream("danger.tsv"), "danger.tsv")) {
      return new DangerWords(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of words of danger", e);
    }
  }

  /** The words of danger that a message holds, if it does. */
  Optional<String> in(String message) {
    List<String> words = new ArrayList<>(Features.words(message));
    harmless.forEach(phrase -> strike(words, phrase));
    return phrases.stream()
        .filter(phrase -> from(words, phrase, 0) >= 0)
        .findFirst()
        .map(phrase -> String.join(" ", phrase));
  }

  /** Empties the words of a phrase wherever they stand, so that they are part of no other. */
  private static void strike(List<String> words, List<String> phrase) {
    for (int at = from(words, phrase, 0); at >= 0; at = from(words, phrase, at + 1)) {
      words.subList(at, at + phrase.size()).replaceAll(word -> "");
    }
  }

  /** Where a phrase stands in a message, from a word on; -1 where it does not. */
  private static int from(List<String> words, List<String> phrase, int first) {
    for (int at = first; at + phrase.size() <= words.size(); at++) {
      int matched = 0;
      while (matched < phrase.size() && is(words.get(at + matched), phrase.get(matched))) {
        matched++;
      }
      if (matched == phrase.size()) {
        return at;
      }
    }
    return -1;
  }

  private static boolean is(String word, String wanted) {
    return wanted.endsWith("*")
        ? word.startsWith(wanted.substring(0, wanted.length() - 1))
        : word.equals(wanted);
  }
}
