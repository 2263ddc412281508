package ke.go.machakos.gateway.africastalking.standin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.gateway.http.Form;

/**
 * A request to send, as it was read.
 *
 * @param to the numbers as they were written
 * @param from the sender id, the provider's own where none was named
 */
record SendForm(String username, List<String> to, String message, String from, boolean enqueue) {
  private static final String DEFAULT_SENDER = "AFRICASTKNG";

  /** A body that was read, or what is wrong with it in the provider's words. */
  sealed interface Reading {}

  record Read(SendForm form) implements Reading {}

  record Wrong(String reason) implements Reading {}

  static Reading read(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    Optional<String> broken = Form.read(body, fields);
    if (broken.isPresent()) {
      return new Wrong("The request content was malformed: " + broken.get());
    }
    for (String needed : List.of("username", "to", "message")) {
      if (fields.getOrDefault(needed, "").isEmpty()) {
        return new Wrong("Request is missing required form field '" + needed + "'");
      }
    }
    return new Read(
        new SendForm(
            fields.getOrDefault("username", ""),
            Arrays.stream(fields.getOrDefault("to", "").split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList(),
            fields.getOrDefault("message", ""),
            fields.getOrDefault("from", DEFAULT_SENDER),
            fields.getOrDefault("enqueue", "").matches("1|true")));
  }
}
