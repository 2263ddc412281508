package ke.go.machakos.gateway.settings;

import static ke.go.machakos.gateway.settings.Setting.CALLBACK_SECRET;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules of the secret that stands in the path of every webhook. */
final class CallbackSecret {
  /** Safaricom refuses to register an address that holds one of these. */
  private static final List<String> FORBIDDEN =
      List.of("mpesa", "safaricom", "exe", "exec", "cmd", "sql", "query");

  private static final int SHORTEST = 16;

  private CallbackSecret() {}

  static Secret read(Answers answers, Mode mode) {
    if (mode == Mode.DEMO && !answers.has(CALLBACK_SECRET)) {
      return new Secret("demo");
    }
    String secret =
        answers.required(
            CALLBACK_SECRET,
            "give at least " + SHORTEST + " random letters and digits, kept secret");
    if (secret.isEmpty()) {
      return new Secret("");
    }
    if (!secret.matches("[A-Za-z0-9._~-]+")) {
      answers.fault(
          CALLBACK_SECRET,
          "holds a character that an address cannot",
          "use A-Z a-z 0-9 - . _ and ~ alone");
    }
    if (mode == Mode.PRODUCTION && secret.length() < SHORTEST) {
      answers.fault(
          CALLBACK_SECRET,
          "is " + secret.length() + " characters long",
          "give at least " + SHORTEST + " random letters and digits");
    }
    forbiddenWord(secret)
        .ifPresent(
            word ->
                answers.fault(
                    CALLBACK_SECRET,
                    "holds '" + word + "', which Safaricom refuses in an address",
                    "choose another"));
    return new Secret(secret);
  }

  /** The first of Safaricom's forbidden words that an address holds, in any case. */
  static Optional<String> forbiddenWord(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return FORBIDDEN.stream().filter(lower::contains).findFirst();
  }
}
