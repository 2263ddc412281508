package ke.go.machakos.gateway.sms;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.menus.text.Language;

/**
 * The words that a command begins with, in capitals. Who texts one before they chose a language is
 * answered in the word's.
 *
 * @param english those of English
 * @param swahili those of Kiswahili; a word that both use says nothing of the language
 */
public record CommandWords(Set<String> english, Set<String> swahili) {
  public CommandWords {
    english = Set.copyOf(english);
    swahili = Set.copyOf(swahili);
  }

  /** A word of each language. */
  public static CommandWords of(String english, String swahili) {
    return new CommandWords(Set.of(english), Set.of(swahili));
  }

  /** Every word once. */
  Set<String> all() {
    Set<String> all = new HashSet<>(english);
    all.addAll(swahili);
    return all;
  }

  /** The language of one of the words; empty where both use it. */
  Optional<Language> language(String word) {
    boolean both = english.contains(word) && swahili.contains(word);
    return both
        ? Optional.empty()
        : Optional.of(english.contains(word) ? Language.EN : Language.SW);
  }
}
