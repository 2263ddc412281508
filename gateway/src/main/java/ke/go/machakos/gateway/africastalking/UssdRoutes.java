package ke.go.machakos.gateway.africastalking;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import ke.go.machakos.gateway.conversation.Endings;
import ke.go.machakos.gateway.conversation.TurnDesk;
import ke.go.machakos.gateway.conversation.TurnReply;
import ke.go.machakos.gateway.conversation.UssdTurn;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.operations.Metrics;

/**
 * {@code POST /ussd/{secret}} and {@code POST /ussd/{secret}/events}.
 *
 * <p>Every turn that can be read is answered 200 with CON or END; a body that cannot is answered
 * 400, a wrong secret 404 as if nothing were there.
 */
public final class UssdRoutes {
  private static final int MOST_KIB = 8;

  private final Webhook webhook;
  private final TurnDesk desk;
  private final Endings endings;
  private final Metrics metrics;

  public UssdRoutes(PathSecret secret, TurnDesk desk, Endings endings, Metrics metrics) {
    this.webhook = new Webhook("/ussd", secret, MOST_KIB);
    this.desk = desk;
    this.endings = endings;
    this.metrics = metrics;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.post("/ussd/:secret").handler(webhook.to(this::turn));
    router.post("/ussd/:secret/events").handler(webhook.to(this::ending));
  }

  private void turn(HttpServerRequest request, Buffer body) {
    switch (UssdForm.turn(body.getBytes())) {
      case UssdForm.Malformed<UssdTurn> malformed -> {
        metrics.malformed();
        webhook.refuse(request, 400, malformed.reason());
      }
      case UssdForm.Read<UssdTurn> read -> desk.take(read.value(), reply -> answer(request, reply));
    }
  }

  private void ending(HttpServerRequest request, Buffer body) {
    switch (UssdForm.ending(body.getBytes())) {
      case UssdForm.Malformed<UssdForm.Ending> malformed ->
          webhook.refuse(request, 400, malformed.reason());
      case UssdForm.Read<UssdForm.Ending> read -> {
        endings.told(read.value().phone(), read.value().sessionId(), read.value().status());
        request.response().end();
      }
    }
  }

  private static void answer(HttpServerRequest request, TurnReply reply) {
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, Webhook.TEXT)
        .end(Buffer.buffer(UssdForm.answer(reply.more(), reply.text())));
  }
}
