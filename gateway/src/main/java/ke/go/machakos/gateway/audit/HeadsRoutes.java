package ke.go.machakos.gateway.audit;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import ke.go.machakos.db.audit.DayHead;
import ke.go.machakos.gateway.web.CsvRoute;

/**
 * {@code GET /open/audit-heads.csv}, for whoever wants to keep what the county cannot then change:
 * a second old at most. Thread-safe.
 */
public final class HeadsRoutes {
  private static final String PATH = "/open/audit-heads.csv";
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration KEEP = Duration.ofMinutes(1);

  private final CsvRoute csv;

  /** Asks nothing yet. */
  public HeadsRoutes(Vertx vertx, Supplier<List<DayHead>> heads) {
    this.csv = new CsvRoute(vertx, FRESH, KEEP, () -> HeadsFile.write(heads.get()));
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get(PATH).handler(csv);
    router.head(PATH).handler(csv);
  }
}
