package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import ke.go.machakos.gateway.settings.Settings;

/**
 * What lets a request in for a while (reference section 1). A new one ends the one before.
 *
 * @param life from when it was made
 */
record Token(String value, Duration life) {
  /** Where one is asked for, below the account's URL. */
  static final String PATH = "/oauth/v1/generate?grant_type=client_credentials";

  /** The header that asks. */
  static String authorization(Settings.Daraja account) {
    String pair = account.consumerKey().value() + ":" + account.consumerSecret().value();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** What an answer comes to. */
  static Answer<Token> answer(int status, String body) {
    Optional<JsonObject> json = Json.object(body);
    Optional<String> value =
        json.flatMap(it -> Json.text(it, "access_token", "[\\x21-\\x7e]{1,4000}"));
    Optional<Duration> life =
        json.flatMap(it -> Json.text(it, "expires_in", "[0-9]{1,7}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    if (status != 200 || value.isEmpty() || life.isEmpty()) {
      return status == 200
          ? new Answer.Busy<>("token", "no token in the answer", Duration.ofSeconds(5))
          : ErrorAnswer.of(status, body);
    }
    return new Answer.Accepted<>(new Token(value.get(), life.get()));
  }

  /** Shows nothing that lets anybody in. */
  @Override
  public String toString() {
    return "token for " + life;
  }
}
