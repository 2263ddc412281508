package ke.go.machakos.gateway.talk;

import java.util.LinkedHashMap;
import ke.go.machakos.gateway.http.Form;

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
    return Form.write(fields);
  }
}
