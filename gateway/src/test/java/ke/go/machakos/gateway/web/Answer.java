package ke.go.machakos.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/** What a listener said to one request of a test. */
public record Answer(int status, MultiMap headers, String body) {

  /**
   * Asks; may be called from any thread. The body is asked for on the event loop that reads it: a
   * thread of a test that came for it later would find an empty one.
   */
  public static Future<Answer> to(HttpClient http, RequestOptions target, String body) {
    return http.request(target)
        .compose(
            request ->
                request
                    .send(Buffer.buffer(body))
                    .compose(
                        said ->
                            said.body()
                                .map(
                                    all ->
                                        new Answer(
                                            said.statusCode(), said.headers(), all.toString()))));
  }

  /** The body as an object. */
  public JsonObject json() {
    return new JsonObject(body);
  }
}
