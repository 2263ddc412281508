package ke.go.machakos.gateway.simulator;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * One post of the aggregator and its answer, as they were on the wire.
 *
 * @param nanos from the first byte out to the last byte in
 */
record Exchange(Message request, int status, Message reply, long nanos) {

  /** The first line, the headers and the body of a message. */
  record Message(String line, MultiMap headers, String body) {
    JsonObject json() {
      var rows = new JsonArray();
      headers.forEach((name, value) -> rows.add(name + ": " + value));
      return new JsonObject().put("line", line).put("headers", rows).put("body", body);
    }
  }

  /** The screen, or what an aggregator would make of a reply that is none. */
  String screen() {
    return status == 200 ? reply.body() : "HTTP " + status + "\n" + reply.body();
  }

  JsonObject json() {
    return new JsonObject()
        .put("request", request.json())
        .put("reply", reply.json())
        .put("status", status)
        .put("millis", Math.round(nanos / 1e5) / 10.0);
  }
}
