package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import ke.go.machakos.gateway.http.LimitedBody;
import ke.go.machakos.gateway.loopback.Faults;
import ke.go.machakos.gateway.settings.Settings;

/** Daraja's endpoints. A token ends the one before it. */
final class ApiRoutes {
  private static final int MOST_BYTES = 64 * 1024;
  private static final String LIFE = "3599";

  private final String basic;
  private final Faults<DarajaFault> faults;
  private final DarajaIds ids;
  private final AtomicInteger tokens = new AtomicInteger();
  private volatile String token = "";

  ApiRoutes(Settings.Daraja account, Faults<DarajaFault> faults, DarajaIds ids) {
    String pair = account.consumerKey().value() + ":" + account.consumerSecret().value();
    this.basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    this.faults = faults;
    this.ids = ids;
  }

  /** How many tokens were given. */
  int tokens() {
    return tokens.get();
  }

  void mount(Router router, PushDesk pushes, Enquiries enquiries) {
    router
        .get("/oauth/v1/generate")
        .handler(context -> write(context.request(), issue(context.request())));
    post(router, "/mpesa/stkpush/v1/processrequest", pushes::push);
    post(router, "/mpesa/stkpushquery/v1/query", pushes::query);
    post(router, "/mpesa/c2b/v2/registerurl", enquiries::registerC2b);
    post(router, "/pulltransactions/v1/register", enquiries::registerPull);
    post(router, "/pulltransactions/v1/query", enquiries::pull);
    post(router, "/mpesa/transactionstatus/v1/query", enquiries::status);
    post(router, "/mpesa/reversal/v1/request", enquiries::reverse);
  }

  private Said issue(HttpServerRequest request) {
    if (!"client_credentials".equals(request.getParam("grant_type"))) {
      return Said.error(400, "400.008.02", "Invalid grant type passed");
    }
    if (!basic.equals(request.getHeader("Authorization"))) {
      return Said.error(400, "400.008.01", "Invalid Authentication passed");
    }
    tokens.incrementAndGet();
    token = ids.token();
    return Said.of(new JsonObject().put("access_token", token).put("expires_in", LIFE));
  }

  private void post(Router router, String path, Function<JsonObject, Said> desk) {
    router
        .post(path)
        .handler(
            context -> {
              HttpServerRequest request = context.request();
              LimitedBody.read(
                  request,
                  MOST_BYTES,
                  body -> write(request, take(request, body, desk)),
                  () -> write(request, Said.bad("body")));
            });
    router
        .route(path)
        .handler(
            context -> write(context.request(), Said.error(405, "405.001", "Method Not Allowed")));
  }

  private Said take(HttpServerRequest request, Buffer body, Function<JsonObject, Said> desk) {
    Optional<DarajaFault> fault = faults.next(DarajaFault.Stage.ENTRY::meets);
    if (fault.isPresent()) {
      return astray(fault.get());
    }
    if (token.isEmpty() || !("Bearer " + token).equals(request.getHeader("Authorization"))) {
      return Said.error(DarajaFault.TOKEN_EXPIRED);
    }
    try {
      return desk.apply(body.toJsonObject());
    } catch (DecodeException noJson) {
      return Said.bad("JSON");
    }
  }

  private Said astray(DarajaFault fault) {
    return switch (fault) {
      case TOKEN_EXPIRED -> {
        token = "";
        yield Said.error(fault);
      }
      case HTTP_503 -> Said.plain(503, "<html><body>Service Unavailable</body></html>");
      case NO_ANSWER -> Said.NOTHING;
      default -> Said.error(fault);
    };
  }

  private static void write(HttpServerRequest request, Said said) {
    if (said.status() == 0) {
      return;
    }
    said.after()
        .onComplete(
            _ ->
                request
                    .response()
                    .setStatusCode(said.status())
                    .putHeader(
                        "Content-Type",
                        said.body().startsWith("{") ? "application/json" : "text/html")
                    .end(said.body()));
  }
}
