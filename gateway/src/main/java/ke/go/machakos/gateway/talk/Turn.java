package ke.go.machakos.gateway.talk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One turn as the aggregator posts it; {@code text} is every input so far, joined by {@code *}. */
public record Turn(
    String sessionId, String phoneNumber, String networkCode, String serviceCode, String text) {

  /** The body of the post, {@code application/x-www-form-urlencoded} in UTF-8. */
  public String form() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("sessionId", sessionId);
    fields.put("phoneNumber", phoneNumber);
    fields.put("networkCode", networkCode);
    fields.put("serviceCode", serviceCode);
    fields.put("text", text);
    return encode(fields);
  }

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
