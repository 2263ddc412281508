package ke.go.machakos.gateway.loopback;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The public port of this machine, to post an outside party's forms to. Thread-safe. */
public final class Webhooks {
  private static final String HOST = "127.0.0.1";

  /** Africa's Talking gives an application ten seconds. */
  private static final int PATIENCE_SECONDS = 10;

  private final HttpClient http;
  private final int port;

  /** The port of the public listener, whatever address it is known by outside. */
  public Webhooks(Vertx vertx, int port) {
    this.port = port;
    this.http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2000));
  }

  /** Posts a form; the future fails only where there is no answer. */
  public Future<Exchange> post(String path, String form) {
    return post(path, "application/x-www-form-urlencoded", form);
  }

  /** Posts a body of another type, in UTF-8; the future fails only where there is no answer. */
  public Future<Exchange> post(String path, String type, String body) {
    var target =
        new RequestOptions()
            .setHost(HOST)
            .setPort(port)
            .setMethod(HttpMethod.POST)
            .setURI(path)
            .putHeader("Host", HOST + ":" + port)
            .putHeader("Content-Type", type)
            .putHeader(
                "Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    long start = System.nanoTime();
    return http.request(target)
        .compose(
            request ->
                request
                    .send(body)
                    .compose(response -> exchange(request, body, response, start))
                    .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  private static Future<Exchange> exchange(
      HttpClientRequest request, String form, HttpClientResponse response, long start) {
    String line = request.getMethod() + " " + request.getURI() + " HTTP/1.1";
    MultiMap sent = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
    String status = "HTTP/1.1 " + response.statusCode() + " " + response.statusMessage();
    return response
        .body()
        .map(
            body ->
                new Exchange(
                    new Exchange.Message(line, sent, form),
                    response.statusCode(),
                    new Exchange.Message(status, response.headers(), body.toString()),
                    System.nanoTime() - start));
  }
}
