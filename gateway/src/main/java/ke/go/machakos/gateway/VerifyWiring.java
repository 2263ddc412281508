package ke.go.machakos.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.permits.PermitFaces;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.gateway.applications.PermitLinks;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.verify.Verifier;
import ke.go.machakos.gateway.verify.code.CheckingKeys;
import ke.go.machakos.gateway.verify.code.SigningKeys;
import ke.go.machakos.gateway.verify.page.VerifyRoutes;
import ke.go.machakos.gateway.verify.paper.PaperLinks;
import ke.go.machakos.gateway.verify.paper.PaperNotice;
import ke.go.machakos.gateway.verify.paper.PaperRoutes;
import ke.go.machakos.gateway.verify.paper.PaperSms;
import ke.go.machakos.gateway.verify.paper.Papers;
import ke.go.machakos.gateway.verify.paper.PermitPdf;
import ke.go.machakos.gateway.web.Visitors;
import ke.go.machakos.menus.page.Renderer;

/** The public pages on which permits are checked and fetched. */
final class VerifyWiring {
  /** What one address may ask in a minute: an inspector is slower, a machine is not. */
  private static final int PER_MINUTE = 30;

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private VerifyWiring() {}

  /** Adds the pages; permits are printed where there are keys to sign them with. */
  static void mount(Vertx vertx, Core core, Router world) {
    Optional<SigningKeys> signing = Startup.permitKeys(core.settings());
    CheckingKeys keys = signing.map(SigningKeys::checking).orElseGet(CheckingKeys::none);
    Renderer words = core.book().renderer();
    Visitors visitors = new Visitors(PER_MINUTE, core.settings().listeners().trustedProxies());
    Verifier verifier = Verifier.over(core.database(), core.vault());
    new VerifyRoutes(vertx, verifier, keys, words, visitors, core.clock()).mount(world);
    signing.ifPresent(
        own ->
            new PaperRoutes(
                    vertx, new PaperLinks(core.vault()), papers(core, own), visitors, core.clock())
                .mount(world));
  }

  /**
   * The links that are told when permits are issued; none where none is printed, or where the
   * address is one of this machine, which in demo mode the phone is on too.
   */
  static PermitLinks links(Settings settings, Vault vault) {
    boolean reachable =
        settings.demo() || !LOCAL.contains(String.valueOf(settings.publicUrl().getHost()));
    if (settings.permitKeys().isEmpty() || !reachable) {
      return PermitLinks.NONE;
    }
    PaperLinks links = new PaperLinks(vault);
    return (permit, now) -> {
      PaperLinks.Link made = links.make(permit, now);
      return Optional.of(
          new PermitLinks.Link(
              settings.publicUrl().resolve(made.path()), Verifier.day(made.until())));
    };
  }

  /** What holders text for the link to their permit; nothing where none is printed. */
  static List<SmsCommand> commands(Core core) {
    if (core.settings().permitKeys().isEmpty()) {
      return List.of();
    }
    PaperNotice notice =
        new PaperNotice(
            new PaperLinks(core.vault()), core.book().renderer(), core.settings().publicUrl());
    Citizens citizens = new Citizens(core.database(), core.vault());
    Permits permits = new Permits(core.database(), core.vault());
    return List.of(new PaperSms(citizens, permits, notice).command());
  }

  private static Papers papers(Core core, SigningKeys keys) {
    return new Papers(
        new Permits(core.database(), core.vault()),
        new PermitFaces(core.database(), core.vault()),
        type -> core.catalogue().kind(type).flatMap(kind -> kind.terms().legalReference()),
        keys,
        core.settings().publicUrl().resolve("/verify").toString(),
        new PermitPdf(core.book().renderer()));
  }
}
