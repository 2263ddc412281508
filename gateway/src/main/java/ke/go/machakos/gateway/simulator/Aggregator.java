package ke.go.machakos.gateway.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import ke.go.machakos.gateway.loopback.Exchange;
import ke.go.machakos.gateway.loopback.Webhooks;

/** Africa's Talking's USSD, as the public port meets it. Thread-safe. */
final class Aggregator {
  private final Webhooks webhooks;
  private final String path;

  Aggregator(Vertx vertx, SimulatorSettings settings) {
    this.webhooks = new Webhooks(vertx, settings.publicPort());
    this.path = "/ussd/" + settings.secret().value();
  }

  /** Posts the form of a turn. */
  Future<Exchange> turn(String form) {
    return webhooks.post(path, form);
  }

  /** Posts the form of an end-of-session event. */
  Future<Exchange> event(String form) {
    return webhooks.post(path + "/events", form);
  }

  /** The screen, or what an aggregator would make of a reply that is none. */
  static String screen(Exchange exchange) {
    String body = exchange.reply().body();
    return exchange.status() == 200 ? body : "HTTP " + exchange.status() + "\n" + body;
  }
}
