package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.loopback.Exchange;
import ke.go.machakos.gateway.loopback.Faults;
import ke.go.machakos.gateway.loopback.Webhooks;
import org.jspecify.annotations.Nullable;

/** Tells the service's callbacks on this machine, from when their port is known. Thread-safe. */
final class Posts {
  private static final String JSON = "application/json";
  private static final int REPEATS = 3;

  private final Vertx vertx;
  private final DarajaStandInSettings settings;
  private final Faults<DarajaFault> faults;
  private volatile @Nullable Webhooks webhooks;

  Posts(Vertx vertx, DarajaStandInSettings settings, Faults<DarajaFault> faults) {
    this.vertx = vertx;
    this.settings = settings;
    this.faults = faults;
  }

  void to(int port) {
    webhooks = new Webhooks(vertx, port);
  }

  /** Tells once, and never again; fails where nobody answers. */
  Future<Exchange> ask(String path, JsonObject body) {
    Webhooks known = webhooks;
    return known == null
        ? Future.failedFuture("the service listens nowhere yet")
        : known.post(path, JSON, body.encode());
  }

  /** Tells as often as it takes to be answered 200, four times at most; a fault may befall it. */
  Future<Void> tell(String path, JsonObject body) {
    Optional<DarajaFault> fault = faults.next(DarajaFault.Stage.TELLING::meets);
    return switch (fault.orElse(null)) {
      case NO_CALLBACK -> Future.succeededFuture();
      case LATE_CALLBACK ->
          vertx
              .timer(settings.late().toMillis(), TimeUnit.MILLISECONDS)
              .compose(_ -> tell(path, body, REPEATS));
      case CALLBACK_THRICE -> thrice(path, body);
      case null, default -> tell(path, body, REPEATS);
    };
  }

  private Future<Void> thrice(String path, JsonObject body) {
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(tell(path, body, REPEATS));
    }
    return Future.join(all).mapEmpty();
  }

  private Future<Void> tell(String path, JsonObject body, int repeats) {
    return ask(path, body)
        .map(exchange -> exchange.status() / 100 == 2)
        .otherwise(false)
        .compose(
            taken ->
                taken || repeats == 0
                    ? Future.succeededFuture()
                    : vertx
                        .timer(settings.repeatAfter().toMillis(), TimeUnit.MILLISECONDS)
                        .compose(_ -> tell(path, body, repeats - 1)));
  }
}
