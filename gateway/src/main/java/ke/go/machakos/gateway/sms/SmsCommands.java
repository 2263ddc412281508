package ke.go.machakos.gateway.sms;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.menus.text.Language;

/** Every command by its words, as the features register them. Immutable. */
final class SmsCommands {
  private final Map<String, SmsCommand> byWord = new HashMap<>();

  SmsCommands(Collection<SmsCommand> commands) {
    for (SmsCommand command : commands) {
      for (String word : command.words().all()) {
        if (byWord.put(word, command) != null) {
          throw new IllegalArgumentException("two commands have the word " + word);
        }
      }
    }
  }

  /**
   * A command with its argument, which is empty where there is none.
   *
   * @param language of the word that was texted, where one language alone has it
   */
  record Match(SmsCommand command, String argument, Optional<Language> language) {}

  /** The command that a text is, if it is one: words that merely begin with one are not. */
  Optional<Match> in(SmsText text) {
    SmsCommand command = byWord.get(text.command());
    if (command == null) {
      return Optional.empty();
    }
    Optional<Language> language = command.words().language(text.command());
    return text.rest().isEmpty()
        ? Optional.of(new Match(command, "", language))
        : command
            .argument()
            .read(text.rest())
            .map(argument -> new Match(command, argument, language));
  }
}
