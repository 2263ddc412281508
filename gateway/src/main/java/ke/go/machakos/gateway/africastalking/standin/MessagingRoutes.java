package ke.go.machakos.gateway.africastalking.standin;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import ke.go.machakos.gateway.africastalking.standin.SendDesk.Outcome;
import ke.go.machakos.gateway.http.LimitedBody;
import ke.go.machakos.gateway.loopback.Exchange;

/** {@code POST} and {@code GET /version1/messaging}, {@code GET /version1/user}. */
final class MessagingRoutes {
  private static final int MOST_BYTES = 64 * 1024;

  private final SendDesk.Account account;
  private final SendDesk desk;
  private final Phones phones;
  private final Deliveries deliveries;
  private final Traces traces;

  MessagingRoutes(
      SendDesk.Account account,
      SendDesk desk,
      Phones phones,
      Deliveries deliveries,
      Traces traces) {
    this.account = account;
    this.desk = desk;
    this.phones = phones;
    this.deliveries = deliveries;
    this.traces = traces;
  }

  void mount(Router router) {
    router
        .post("/version1/messaging")
        .handler(
            context -> {
              HttpServerRequest request = context.request();
              long start = System.nanoTime();
              LimitedBody.read(
                  request,
                  MOST_BYTES,
                  body -> send(request, body, start),
                  () -> request.response().setStatusCode(413).end());
            });
    router
        .get("/version1/messaging")
        .handler(
            context ->
                read(
                    context,
                    () -> {
                      String last = context.request().getParam("lastReceivedId", "0");
                      return SendJson.texted(phones.textedAfter(last));
                    }));
    router.get("/version1/user").handler(context -> read(context, SendJson::balance));
  }

  private void read(RoutingContext context, Supplier<String> answer) {
    HttpServerRequest request = context.request();
    boolean known =
        account.key().equals(request.getHeader("apiKey"))
            && account.username().equals(request.getParam("username"));
    write(
        request.response(),
        known
            ? Outcome.json(200, answer.get(), List.of())
            : Outcome.plain(401, SendDesk.KEY_IS_WRONG, List.of()));
  }

  private void send(HttpServerRequest request, Buffer body, long start) {
    Outcome outcome =
        desk.take(
            request.getHeader("apiKey"), request.getHeader(HttpHeaders.ACCEPT), body.getBytes());
    outcome.letters().forEach(deliveries::bring);
    Future<Void> over =
        switch (outcome.end()) {
          case ANSWER -> write(request.response(), outcome);
          case SILENCE -> Future.succeededFuture();
          case CUT -> request.connection().close();
        };
    Exchange exchange = exchange(request, body, outcome, start);
    outcome.letters().forEach(letter -> traces.add(letter.id(), exchange));
    over.onComplete(_ -> outcome.letters().forEach(deliveries::report));
  }

  private static Future<Void> write(HttpServerResponse response, Outcome outcome) {
    Buffer body = Buffer.buffer(outcome.body());
    return response
        .setStatusCode(outcome.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, outcome.type())
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
        .end(body);
  }

  private static Exchange exchange(
      HttpServerRequest request, Buffer body, Outcome outcome, long start) {
    String line =
        switch (outcome.end()) {
          case ANSWER -> {
            HttpServerResponse response = request.response();
            yield "HTTP/1.1 " + response.getStatusCode() + " " + response.getStatusMessage();
          }
          case SILENCE -> "(no answer)";
          case CUT -> "(connection cut)";
        };
    MultiMap sent = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
    return new Exchange(
        new Exchange.Message(
            request.method() + " " + Objects.requireNonNull(request.uri()) + " HTTP/1.1",
            sent,
            body.toString()),
        outcome.status(),
        new Exchange.Message(
            line,
            MultiMap.caseInsensitiveMultiMap().addAll(request.response().headers()),
            outcome.body()),
        System.nanoTime() - start);
  }
}
