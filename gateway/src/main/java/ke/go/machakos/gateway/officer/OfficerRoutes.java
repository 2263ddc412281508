package ke.go.machakos.gateway.officer;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.web.Assets;

/**
 * {@code /simulator/officer}: acting on cases without a console. Nobody signs in, so it belongs in
 * a demonstration alone. What guards {@code /simulator} guards this and reads its forms: mount it
 * after the simulator.
 */
public final class OfficerRoutes {
  private static final String CASE = "/simulator/officer/case/:reference";

  private final Answering answering;
  private final OfficerDesk desk;

  public OfficerRoutes(Vertx vertx, OfficerDesk desk) {
    this.answering = new Answering(vertx);
    this.desk = desk;
  }

  /** Adds the routes; the router must be of a listener that binds loopback alone. */
  public void mount(Router router) {
    new Assets(OfficerRoutes.class).serve(router, "/simulator/officer.css", "officer.css");
    router
        .get("/simulator/officer")
        .handler(ctx -> answering.answer(ctx, desk::list, page -> Answering.html(ctx, 200, page)));
    router.get(CASE).handler(this::sheet);
    router.post(CASE).consumes("application/x-www-form-urlencoded").handler(this::act);
  }

  private void sheet(RoutingContext ctx) {
    String reference = Objects.requireNonNullElse(ctx.pathParam("reference"), "");
    Role role = Answering.role(ctx.request().getParam("role", ""));
    Optional<CaseActs.Result> result = result(ctx.request().getParam("did", ""));
    answering.answer(
        ctx,
        () -> desk.sheet(reference, role, result),
        page -> Answering.html(ctx, page.isPresent() ? 200 : 404, page.orElseGet(desk::missing)));
  }

  private void act(RoutingContext ctx) {
    String reference = Objects.requireNonNullElse(ctx.pathParam("reference"), "");
    Role role = Answering.role(Answering.field(ctx, "role"));
    answering.answer(
        ctx,
        () -> desk.act(reference, role, Answering.field(ctx, "action"), said(ctx)),
        result -> Answering.back(ctx, role, result));
  }

  private static OfficerDesk.Said said(RoutingContext ctx) {
    return new OfficerDesk.Said(
        Answering.field(ctx, "reason"),
        Answering.field(ctx, "code"),
        Answering.field(ctx, "service"));
  }

  private static Optional<CaseActs.Result> result(String name) {
    return Arrays.stream(CaseActs.Result.values())
        .filter(each -> each.name().equals(name))
        .findFirst();
  }
}
