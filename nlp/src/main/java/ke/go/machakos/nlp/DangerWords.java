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
    List<String> words = Features.words(message);
    if (harmless.stream().anyMatch(phrase -> holds(words, phrase))) {
      return Optional.empty();
    }
    return phrases.stream()
        .filter(phrase -> holds(words, phrase))
        .findFirst()
        .map(phrase -> String.join(" ", phrase));
  }

  private static boolean holds(List<String> words, List<String> phrase) {
    for (int at = 0; at + phrase.size() <= words.size(); at++) {
      int matched = 0;
      while (matched < phrase.size() && is(words.get(at + matched), phrase.get(matched))) {
        matched++;
      }
      if (matched == phrase.size()) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(String word, String wanted) {
    return wanted.endsWith("*")
        ? word.startsWith(wanted.substring(0, wanted.length() - 1))
        : word.equals(wanted);
  }
}
