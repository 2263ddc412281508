package ke.go.machakos.gateway.loopback;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * One request and its answer, as they were on the wire.
 *
 * @param status the HTTP status, 0 where there was no answer
 * @param nanos from the first byte out to the last byte in
 */
public record Exchange(Message request, int status, Message reply, long nanos) {

  /** The first line, the headers and the body of a message. */
  public record Message(String line, MultiMap headers, String body) {
    JsonObject json() {
      var rows = new JsonArray();
      headers.forEach((name, value) -> rows.add(name + ": " + value));
      return new JsonObject().put("line", line).put("headers", rows).put("body", body);
    }
  }

  /** The same as a page takes it. */
  public JsonObject json() {
    return new JsonObject()
        .put("request", request.json())
        .put("reply", reply.json())
        .put("status", status)
        .put("millis", Math.round(nanos / 1e5) / 10.0);
  }
}
