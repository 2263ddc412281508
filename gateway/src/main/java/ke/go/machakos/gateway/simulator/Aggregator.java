package ke.go.machakos.gateway.simulator;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;

/** Africa's Talking, as the public port meets it. Thread-safe. */
final class Aggregator {
  private static final String HOST = "127.0.0.1";

  /** The aggregator gives an application ten seconds. */
  private static final int PATIENCE_SECONDS = 10;

  private final HttpClient http;
  private final SimulatorSettings settings;

  Aggregator(Vertx vertx, SimulatorSettings settings) {
    this.settings = settings;
    this.http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2000));
  }

  /** Posts the form of a turn. */
  Future<Exchange> turn(String form) {
    return post("/ussd/" + settings.secret().value(), form);
  }

  /** Posts the form of an end-of-session event. */
  Future<Exchange> event(String form) {
    return post("/ussd/" + settings.secret().value() + "/events", form);
  }

  private Future<Exchange> post(String path, String form) {
    var target =
        new RequestOptions()
            .setHost(HOST)
            .setPort(settings.publicPort())
            .setMethod(HttpMethod.POST)
            .setURI(path)
            .putHeader("Host", HOST + ":" + settings.publicPort())
            .putHeader("Content-Type", "application/x-www-form-urlencoded")
            .putHeader("Content-Length", Integer.toString(form.length()));
    long start = System.nanoTime();
    return http.request(target)
        .compose(
            request ->
                request
                    .send(form)
                    .compose(response -> exchange(request, form, response, start))
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
