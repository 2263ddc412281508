package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Daraja's answer to a request that it did not take: {@code {requestId, errorCode, errorMessage}}.
 */
final class ErrorAnswer {
  /** What a lock on a subscriber lasts at least (reference section 2). */
  static final Duration LOCK = Duration.ofSeconds(60);

  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration WHILE = Duration.ofSeconds(30);
  private static final int GATEWAY_TIMEOUT = 504;

  private ErrorAnswer() {}

  /** What the answer comes to, whatever was asked. */
  static <T> Answer<T> of(int status, String body) {
    Optional<JsonObject> json = Json.object(body);
    Optional<String> code = json.flatMap(it -> Json.text(it, "errorCode"));
    String message =
        plain(json.flatMap(it -> Json.text(it, "errorMessage")).orElse("HTTP " + status));
    if (code.isEmpty()) {
      return bare(status, message);
    }
    return coded(plain(code.get()), status, message);
  }

  private static <T> Answer<T> coded(String code, int status, String message) {
    return switch (code) {
      case "500.001.1001" -> ambiguous(code, message);
      case "500.003.02" -> new Answer.Busy<>(code, message, SHORT);
      case "500.003.03" -> new Answer.Busy<>(code, message, LOCK);
      default ->
          status >= 500
              ? new Answer.Busy<>(code, message, WHILE)
              : new Answer.Refused<>(code, message);
    };
  }

  /** One code for a merchant or a password that is wrong and for a subscriber who is busy. */
  private static <T> Answer<T> ambiguous(String code, String message) {
    String said = message.toLowerCase(Locale.ROOT);
    if (said.contains("merchant") || said.contains("credential") || said.contains("password")) {
      return new Answer.Refused<>(code, message);
    }
    boolean asked = said.contains("process") && !said.contains("lock") && !said.contains("session");
    return new Answer.Busy<>(code, message, asked ? SHORT : LOCK);
  }

  private static <T> Answer<T> bare(int status, String message) {
    String code = "HTTP " + status;
    if (status == GATEWAY_TIMEOUT) {
      // what stood before Daraja gave up waiting, and Daraja may have done it
      return new Answer.Unknown<>(code);
    }
    return status >= 500 || status == 429
        ? new Answer.Busy<>(code, message, status == 429 ? SHORT : WHILE)
        : new Answer.Refused<>(code, message);
  }

  /** Whether the token was not taken, so that a new one may help. */
  static boolean ofToken(int status, String body) {
    return status == 401 || (status >= 400 && body.contains("\"404.001.03\""));
  }

  /**
   * What may be logged and shown: short, and without anything that could be a number of a phone.
   */
  static String plain(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7e]", "?").replaceAll("[0-9]{7,}", "#");
    return printable.substring(0, Math.min(printable.length(), 100));
  }
}
