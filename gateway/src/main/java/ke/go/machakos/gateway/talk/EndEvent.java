package ke.go.machakos.gateway.talk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import ke.go.machakos.gateway.http.Form;

/**
 * The aggregator's account of a session that is over, which it may send late or never.
 *
 * @param hops turns that the session took
 * @param lastReply the last reply of the application, as it was on the wire
 */
public record EndEvent(
    Instant at, Turn last, Status status, Duration duration, int hops, String lastReply) {

  /** How the aggregator saw the session end. */
  public enum Status {
    SUCCESS("Success"),
    INCOMPLETE("Incomplete"),
    FAILED("Failed");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    /** The word in the form. */
    public String wire() {
      return wire;
    }
  }

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** The body of the post, {@code application/x-www-form-urlencoded} in UTF-8. */
  public String form() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("date", DATE.format(at));
    fields.put("sessionId", last.sessionId());
    fields.put("serviceCode", last.serviceCode());
    fields.put("networkCode", last.networkCode());
    fields.put("phoneNumber", last.phoneNumber());
    fields.put("status", status.wire());
    fields.put("cost", "KES 0.0000");
    fields.put("durationInMillis", Long.toString(duration.toMillis()));
    fields.put("hopsCount", Integer.toString(hops));
    fields.put("hopsMetadata", "");
    fields.put("input", last.text());
    fields.put("lastAppResponse", lastReply);
    if (status == Status.FAILED) {
      fields.put("errorMessage", "Application did not respond in time");
    }
    return Form.write(fields);
  }
}
