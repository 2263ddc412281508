package ke.go.machakos.gateway.africastalking.standin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import ke.go.machakos.gateway.loopback.Exchange;
import ke.go.machakos.gateway.loopback.Webhooks;
import org.jspecify.annotations.Nullable;

/** The service's SMS webhooks, from when their port is known. Thread-safe. */
final class Callbacks {
  private final Vertx vertx;
  private final String path;
  private volatile @Nullable Webhooks webhooks;

  Callbacks(Vertx vertx, String secret) {
    this.vertx = vertx;
    this.path = "/sms/" + secret;
  }

  void to(int port) {
    webhooks = new Webhooks(vertx, port);
  }

  Future<Exchange> incoming(String form) {
    return post(path + "/incoming", form);
  }

  Future<Exchange> report(String form) {
    return post(path + "/delivery", form);
  }

  Future<Exchange> optOut(String form) {
    return post(path + "/optout", form);
  }

  Future<Exchange> subscription(String form) {
    return post(path + "/subscription", form);
  }

  private Future<Exchange> post(String at, String form) {
    Webhooks known = webhooks;
    return known == null
        ? Future.failedFuture("the service listens nowhere yet")
        : known.post(at, form);
  }
}
