package ke.go.machakos.gateway.web;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only what a browser or a tool on this machine asks by a loopback name. A page of
 * another site, or a foreign name that was made to resolve to this machine, gets 403. Stateless.
 */
public final class LocalCallers implements SecurityPolicyHandler {
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  @Override
  public void handle(RoutingContext ctx) {
    String host = ctx.request().getHeader("Host");
    String origin = ctx.request().getHeader("Origin");
    String site = ctx.request().getHeader("Sec-Fetch-Site");
    if (local(host) && own(origin, host) && !"cross-site".equals(site)) {
      ctx.next();
    } else {
      ctx.response()
          .setStatusCode(403)
          .putHeader("Content-Type", "text/plain; charset=utf-8")
          .end("Only from this machine, by the name localhost or 127.0.0.1.\n");
    }
  }

  private static boolean local(@Nullable String host) {
    return host != null && LOOPBACK.matcher(host).matches();
  }

  private static boolean own(@Nullable String origin, @Nullable String host) {
    return origin == null || origin.equals("http://" + host);
  }
}
