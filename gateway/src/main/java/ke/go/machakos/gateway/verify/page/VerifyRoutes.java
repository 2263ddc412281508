package ke.go.machakos.gateway.verify.page;

import io.vertx.core.Vertx;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.gateway.verify.Asked;
import ke.go.machakos.gateway.verify.Verifier;
import ke.go.machakos.gateway.verify.code.CheckingKeys;
import ke.go.machakos.gateway.web.Assets;
import ke.go.machakos.gateway.web.Bulkhead;
import ke.go.machakos.gateway.web.ReadableQuery;
import ke.go.machakos.gateway.web.SecurityHeaders;
import ke.go.machakos.gateway.web.Visitors;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * {@code GET /verify}: whether a permit, a receipt or the code of a printed permit is real, in
 * English or Kiswahili. 429 for who asks too often, 503 while too many ask.
 */
public final class VerifyRoutes {
  private static final String PATH = "/verify";
  private static final int PLACES = 8;

  private final Look look;
  private final VerifyPage page;
  private final Visitors visitors;
  private final Bulkhead bulkhead;
  private final InstantSource clock;

  public VerifyRoutes(
      Vertx vertx,
      Verifier verifier,
      CheckingKeys keys,
      Renderer words,
      Visitors visitors,
      InstantSource clock) {
    this.look = new Look(verifier, keys);
    this.page = new VerifyPage(words);
    this.visitors = visitors;
    this.bulkhead =
        new Bulkhead(
            vertx,
            "verify",
            PLACES,
            ctx -> html(ctx, 503, page.of(language(ctx), "", new Found.NotNow())));
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.route(PATH + "*").handler(new SecurityHeaders()).handler(new ReadableQuery());
    Assets assets = new Assets(VerifyRoutes.class);
    assets.serve(router, PATH + "/verify.css", "verify.css");
    assets.serve(router, PATH + "/icon.svg", "icon.svg");
    router.get(PATH).handler(this::answer);
  }

  private void answer(RoutingContext ctx) {
    Language language = language(ctx);
    String typed = Objects.requireNonNullElse(ctx.request().getParam("q"), "").strip();
    if (typed.isEmpty()) {
      html(ctx, 200, page.of(language, "", new Found.Nothing()));
    } else if (!visitors.admits(ctx.request())) {
      ctx.response().putHeader("Retry-After", "60");
      html(ctx, 429, page.of(language, "", new Found.TooOften()));
    } else {
      String shown = typed.substring(0, Math.min(typed.length(), Asked.LONGEST));
      bulkhead.run(
          ctx,
          () -> page.of(language, shown, look.at(Asked.read(typed), clock.instant())),
          html -> html(ctx, 200, html));
    }
  }

  private static Language language(RoutingContext ctx) {
    Stream<String> wanted =
        Stream.concat(
            Stream.of(Objects.requireNonNullElse(ctx.request().getParam("lang"), "")),
            ctx.acceptableLanguages().stream().map(LanguageHeader::tag));
    return wanted
        .map(Language::of)
        .flatMap(Optional::stream)
        .filter(Language::complete)
        .findFirst()
        .orElse(Language.SW);
  }

  private static void html(RoutingContext ctx, int status, String page) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Vary", "Accept-Language")
        .end(page);
  }
}
