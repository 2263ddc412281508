package ke.go.machakos.gateway.verify.paper;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.web.Bulkhead;
import ke.go.machakos.gateway.web.SecurityHeaders;
import ke.go.machakos.gateway.web.Visitors;

/**
 * {@code GET /permit/TOKEN}: the printed permit, for whoever has its link. 404 for any other token,
 * an ended one, and a permit that is no longer in force, all alike; 429 for who asks too often.
 */
public final class PaperRoutes {
  /** Drawing a page is work for the processor, so few are drawn at once. */
  private static final int PLACES = 2;

  private final PaperLinks links;
  private final Papers papers;
  private final Visitors visitors;
  private final Bulkhead bulkhead;
  private final InstantSource clock;

  public PaperRoutes(
      Vertx vertx, PaperLinks links, Papers papers, Visitors visitors, InstantSource clock) {
    this.links = links;
    this.papers = papers;
    this.visitors = visitors;
    this.bulkhead = new Bulkhead(vertx, "paper", PLACES);
    this.clock = clock;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.route(PaperLinks.PATH + "*").handler(new SecurityHeaders());
    router.get(PaperLinks.PATH + ":token").handler(this::answer);
  }

  private void answer(RoutingContext ctx) {
    Instant now = clock.instant();
    if (!visitors.admits(ctx.request())) {
      ctx.response().setStatusCode(429).putHeader("Retry-After", "60").end();
      return;
    }
    String token = Objects.requireNonNullElse(ctx.pathParam("token"), "");
    Optional<Reference> permit = links.permit(token, now);
    if (permit.isEmpty()) {
      missing(ctx);
      return;
    }
    bulkhead.run(
        ctx,
        () -> papers.print(permit.get(), now),
        pdf -> pdf.ifPresentOrElse(it -> pdf(ctx, permit.get(), it), () -> missing(ctx)));
  }

  private static void pdf(RoutingContext ctx, Reference permit, byte[] pdf) {
    ctx.response()
        .putHeader("Content-Type", "application/pdf")
        .putHeader("Content-Disposition", "inline; filename=\"permit-" + permit + ".pdf\"")
        .putHeader("Cache-Control", "private, no-store")
        .putHeader("X-Robots-Tag", "noindex")
        .end(Buffer.buffer(pdf));
  }

  private static void missing(RoutingContext ctx) {
    ctx.response()
        .setStatusCode(404)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end("Nothing is here: the link has ended or is not whole.\n");
  }
}
