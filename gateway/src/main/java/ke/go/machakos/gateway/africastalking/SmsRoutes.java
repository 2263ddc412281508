package ke.go.machakos.gateway.africastalking;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.outbox.DeliveryReport;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.sms.SmsDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /sms/{secret}/incoming}, {@code /delivery}, {@code /optout} and {@code
 * /subscription}.
 *
 * <p>Answered 200 once what they say is stored, and 503 while it cannot be, so that the provider
 * says it again; a body that cannot be read is answered 400, a wrong secret 404 as if nothing were
 * there.
 */
public final class SmsRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SmsRoutes.class);
  private static final int MOST_KIB = 16;

  private final Webhook webhook;
  private final SmsDesk desk;

  public SmsRoutes(PathSecret secret, SmsDesk desk) {
    this.webhook = new Webhook("/sms", secret, MOST_KIB);
    this.desk = desk;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    route(router, "incoming", SmsForm::incoming, this::incoming);
    route(router, "delivery", DeliveryForm::read, this::report);
    route(router, "optout", SmsForm::optOut, this::optOut);
    route(router, "subscription", SmsForm::subscription, SmsRoutes::ignore);
  }

  private <T> void route(
      Router router,
      String name,
      Function<byte[], UssdForm.Reading<T>> form,
      BiConsumer<HttpServerRequest, T> next) {
    router
        .post("/sms/:secret/" + name)
        .handler(webhook.to((request, body) -> read(request, body, form, next)));
  }

  private <T> void read(
      HttpServerRequest request,
      Buffer body,
      Function<byte[], UssdForm.Reading<T>> form,
      BiConsumer<HttpServerRequest, T> next) {
    switch (form.apply(body.getBytes())) {
      case UssdForm.Malformed<T> malformed -> webhook.refuse(request, 400, malformed.reason());
      case UssdForm.Read<T> read -> next.accept(request, read.value());
    }
  }

  /**
   * What nobody can be answered for is passed over: refused, it would come each minute for hours.
   */
  private void incoming(HttpServerRequest request, Optional<IncomingMessage> message) {
    message.ifPresentOrElse(
        it -> desk.take(it, stored -> answer(request, stored)),
        () -> {
          LOG.warn("a text that no number sent is passed over");
          answer(request, true);
        });
  }

  private void report(HttpServerRequest request, DeliveryReport report) {
    desk.report(report, stored -> answer(request, stored));
  }

  private void optOut(HttpServerRequest request, Msisdn phone) {
    desk.optOut(phone, stored -> answer(request, stored));
  }

  /**
   * The county has no product to subscribe to, so one that comes is a mistake at the provider. It
   * says nothing of what somebody wants who opted out.
   */
  private static void ignore(HttpServerRequest request, SmsForm.Subscription change) {
    LOG.warn("the provider told of a subscription, which is ignored: {}", change);
    answer(request, true);
  }

  private static void answer(HttpServerRequest request, boolean stored) {
    request.response().setStatusCode(stored ? 200 : 503).end();
  }
}
