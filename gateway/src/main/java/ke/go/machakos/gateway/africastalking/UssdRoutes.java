package ke.go.machakos.gateway.africastalking;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import ke.go.machakos.gateway.conversation.Endings;
import ke.go.machakos.gateway.conversation.TurnDesk;
import ke.go.machakos.gateway.conversation.TurnReply;
import ke.go.machakos.gateway.conversation.UssdTurn;
import ke.go.machakos.gateway.http.LimitedBody;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.operations.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /ussd/{secret}} and {@code POST /ussd/{secret}/events}.
 *
 * <p>Every turn that can be read is answered 200 with CON or END; a body that cannot is answered
 * 400, a wrong secret 404 as if nothing were there.
 */
public final class UssdRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(UssdRoutes.class);
  private static final int MOST_BYTES = 8 * 1024;
  private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");

  private final PathSecret secret;
  private final TurnDesk desk;
  private final Endings endings;
  private final Metrics metrics;

  public UssdRoutes(PathSecret secret, TurnDesk desk, Endings endings, Metrics metrics) {
    this.secret = secret;
    this.desk = desk;
    this.endings = endings;
    this.metrics = metrics;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.post("/ussd/:secret").handler(context -> authentic(context, this::turn));
    router.post("/ussd/:secret/events").handler(context -> authentic(context, this::ending));
  }

  private void authentic(RoutingContext context, BiConsumer<HttpServerRequest, Buffer> next) {
    String given = context.pathParam("secret");
    if (given == null || !secret.is(given)) {
      // as an address that nothing answers: strangers try many, and none is worth an alarm
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    LimitedBody.read(
        request,
        MOST_BYTES,
        body -> next.accept(request, body),
        () -> refuse(request, 413, "body over 8 KB"));
  }

  private void turn(HttpServerRequest request, Buffer body) {
    switch (UssdForm.turn(body.getBytes())) {
      case UssdForm.Malformed<UssdTurn> malformed -> {
        metrics.malformed();
        refuse(request, 400, malformed.reason());
      }
      case UssdForm.Read<UssdTurn> read -> desk.take(read.value(), reply -> answer(request, reply));
    }
  }

  private void ending(HttpServerRequest request, Buffer body) {
    switch (UssdForm.ending(body.getBytes())) {
      case UssdForm.Malformed<UssdForm.Ending> malformed ->
          refuse(request, 400, malformed.reason());
      case UssdForm.Read<UssdForm.Ending> read -> {
        endings.told(read.value().phone(), read.value().sessionId(), read.value().status());
        request.response().end();
      }
    }
  }

  private static void answer(HttpServerRequest request, TurnReply reply) {
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
        .end(Buffer.buffer(UssdForm.answer(reply.more(), reply.text())));
  }

  private static void refuse(HttpServerRequest request, int status, String reason) {
    LOG.info("refused a body on {}: {}", "/ussd", reason);
    request.response().setStatusCode(status).putHeader("content-type", TEXT).end(reason);
  }
}
