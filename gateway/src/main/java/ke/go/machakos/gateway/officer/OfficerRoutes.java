package ke.go.machakos.gateway.officer;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.web.Assets;

/**
 * {@code /simulator/officer}: acting on cases without a console. Nobody signs in, so it belongs in
 * a demonstration alone. What guards {@code /simulator} guards this and reads its forms: mount it
 * after the simulator.
 */
public final class OfficerRoutes {
  private static final String CASE = "/simulator/officer/case/:reference";

  private final Vertx vertx;
  private final OfficerDesk desk;

  public OfficerRoutes(Vertx vertx, OfficerDesk desk) {
    this.vertx = vertx;
    this.desk = desk;
  }

  /** Adds the routes; the router must be of a listener that binds loopback alone. */
  public void mount(Router router) {
    new Assets(OfficerRoutes.class).serve(router, "/simulator/officer.css", "officer.css");
    router
        .get("/simulator/officer")
        .handler(ctx -> answer(ctx, desk::list, page -> html(ctx, 200, page)));
    router.get(CASE).handler(this::sheet);
    router.post(CASE).consumes("application/x-www-form-urlencoded").handler(this::act);
  }

  private void sheet(RoutingContext ctx) {
    String reference = Objects.requireNonNullElse(ctx.pathParam("reference"), "");
    Role role = role(ctx.request().getParam("role", ""));
    Optional<CaseActs.Result> result = result(ctx.request().getParam("did", ""));
    answer(
        ctx,
        () -> desk.sheet(reference, role, result),
        page -> html(ctx, page.isPresent() ? 200 : 404, page.orElseGet(desk::missing)));
  }

  private void act(RoutingContext ctx) {
    String reference = Objects.requireNonNullElse(ctx.pathParam("reference"), "");
    Role role = role(field(ctx, "role"));
    answer(
        ctx,
        () -> desk.act(reference, role, field(ctx, "action"), said(ctx)),
        result -> {
          String back = "%s?role=%s&did=%s".formatted(ctx.request().path(), role.code(), result);
          ctx.response().setStatusCode(303).putHeader("Location", back).end();
        });
  }

  private static OfficerDesk.Said said(RoutingContext ctx) {
    return new OfficerDesk.Said(field(ctx, "reason"), field(ctx, "service"));
  }

  private <T> void answer(RoutingContext ctx, Callable<T> work, Consumer<T> done) {
    vertx.executeBlocking(work, false).onSuccess(done::accept).onFailure(ctx::fail);
  }

  private static void html(RoutingContext ctx, int status, String page) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        // under no-referrer a browser hides the origin of its own forms, which are then refused
        .putHeader("Referrer-Policy", "same-origin")
        .end(page);
  }

  private static String field(RoutingContext ctx, String name) {
    return Objects.requireNonNullElse(ctx.request().getFormAttribute(name), "");
  }

  private static Role role(String code) {
    return Role.of(code).filter(OfficerPages.ROLES::contains).orElse(Role.OFFICER);
  }

  private static Optional<CaseActs.Result> result(String name) {
    return Arrays.stream(CaseActs.Result.values())
        .filter(each -> each.name().equals(name))
        .findFirst();
  }
}
