package ke.go.machakos.gateway.officer;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import ke.go.machakos.gateway.promise.Role;

/**
 * {@code /simulator/officer/applications} and a page for each: acting on applications without a
 * console, under what {@link OfficerRoutes} says.
 */
public final class ApplicationRoutes {
  private static final String LIST = "/simulator/officer/applications";
  private static final String ONE = "/simulator/officer/application/:reference";

  private final OfficerApplications desk;
  private final Answering answering;

  public ApplicationRoutes(Vertx vertx, OfficerApplications desk) {
    this.desk = desk;
    this.answering = new Answering(vertx);
  }

  /** Adds the routes; the router must be of a listener that binds loopback alone. */
  public void mount(Router router) {
    router
        .get(LIST)
        .handler(ctx -> answering.answer(ctx, desk::list, page -> Answering.html(ctx, 200, page)));
    router.get(ONE).handler(this::sheet);
    router.post(ONE).consumes("application/x-www-form-urlencoded").handler(this::act);
  }

  private static String reference(RoutingContext ctx) {
    return Objects.requireNonNullElse(ctx.pathParam("reference"), "");
  }

  private void sheet(RoutingContext ctx) {
    String reference = reference(ctx);
    Role role = Answering.role(ctx.request().getParam("role", ""));
    Optional<ApplicationResult> result = result(ctx.request().getParam("did", ""));
    answering.answer(
        ctx,
        () -> desk.sheet(reference, role, result),
        page -> Answering.html(ctx, page.isPresent() ? 200 : 404, page.orElseGet(desk::missing)));
  }

  private void act(RoutingContext ctx) {
    String reference = reference(ctx);
    Role role = Answering.role(Answering.field(ctx, "role"));
    var said =
        new OfficerApplications.Said(
            Answering.field(ctx, "action"),
            Answering.field(ctx, "reason"),
            Answering.field(ctx, "code"),
            Answering.field(ctx, "document"),
            Answering.field(ctx, "where"),
            Answering.field(ctx, "unseen").equals("yes"));
    answering.answer(
        ctx, () -> desk.act(reference, role, said), did -> Answering.back(ctx, role, did));
  }

  private static Optional<ApplicationResult> result(String name) {
    return Arrays.stream(ApplicationResult.values())
        .filter(each -> each.name().equals(name))
        .findFirst();
  }
}
