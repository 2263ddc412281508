package ke.go.machakos.gateway.backup;

import java.io.Console;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.backup.BackupRefused;

/** The passphrase of an archive: from the environment, else asked for at the terminal. */
final class Passphrase {
  static final String VARIABLE = "GATEWAY_BACKUP_PASSPHRASE";

  private Passphrase() {}

  static String of(Map<String, String> environment, boolean twice) throws BackupRefused {
    String given = environment.getOrDefault(VARIABLE, "");
    if (!given.isEmpty()) {
      return given;
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(
                () ->
                    new BackupRefused(
                        "set " + VARIABLE + ", or run this at a terminal to be asked for it"));
    String first = ask(console, "Passphrase: ");
    if (twice && !first.equals(ask(console, "Once more: "))) {
      throw new BackupRefused("the two passphrases differ");
    }
    return first;
  }

  private static String ask(Console console, String prompt) {
    char[] typed = console.readPassword(prompt);
    String text = typed == null ? "" : new String(typed);
    if (typed != null) {
      Arrays.fill(typed, ' ');
    }
    return text;
  }
}
