package ke.go.machakos.gateway.officer;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import ke.go.machakos.gateway.promise.Role;

/** How the officers' pages are asked for and answered. Thread-safe. */
record Answering(Vertx vertx) {
  /** Does what waits for the stores off the event loop. */
  <T> void answer(RoutingContext ctx, Callable<T> work, Consumer<T> done) {
    vertx.executeBlocking(work, false).onSuccess(done::accept).onFailure(ctx::fail);
  }

  static void html(RoutingContext ctx, int status, String page) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        // under no-referrer a browser hides the origin of its own forms, which are then refused
        .putHeader("Referrer-Policy", "same-origin")
        .end(page);
  }

  /** Back to the page from which a form was sent, which says what it came to. */
  static void back(RoutingContext ctx, Role role, Enum<?> result) {
    String back = "%s?role=%s&did=%s".formatted(ctx.request().path(), role.code(), result.name());
    ctx.response().setStatusCode(303).putHeader("Location", back).end();
  }

  static String field(RoutingContext ctx, String name) {
    return Objects.requireNonNullElse(ctx.request().getFormAttribute(name), "");
  }

  /** The role of a code, where it may act here; an officer else. */
  static Role role(String code) {
    return Role.of(code).filter(Shell.ROLES::contains).orElse(Role.OFFICER);
  }
}
