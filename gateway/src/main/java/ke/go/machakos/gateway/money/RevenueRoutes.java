package ke.go.machakos.gateway.money;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.books.Statements;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.web.CsvRoute;
import ke.go.machakos.gateway.web.ReadableQuery;

/**
 * {@code GET /open/revenue.csv}, and with {@code ?by=month} the same by months: what the county's
 * revenue comes to in this county year and the one before it, current to the minute. Thread-safe.
 */
public final class RevenueRoutes {
  private static final String PATH = "/open/revenue.csv";
  private static final Duration FRESH = Duration.ofSeconds(20);
  private static final Duration KEEP = Duration.ofSeconds(30);

  private final Statements statements;
  private final InstantSource clock;
  private final CsvRoute days;
  private final CsvRoute months;

  /** Asks nothing yet. */
  public RevenueRoutes(Vertx vertx, Database database, InstantSource clock) {
    this.statements = new Statements(database);
    this.clock = clock;
    this.days = new CsvRoute(vertx, FRESH, KEEP, () -> csv(OpenRevenue.By.DAY));
    this.months = new CsvRoute(vertx, FRESH, KEEP, () -> csv(OpenRevenue.By.MONTH));
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.route(PATH).handler(new ReadableQuery());
    router.get(PATH).handler(this::answer);
    router.head(PATH).handler(this::answer);
  }

  private void answer(RoutingContext context) {
    boolean byMonth = "month".equals(context.request().getParam("by"));
    (byMonth ? months : days).handle(context);
  }

  private String csv(OpenRevenue.By by) {
    LocalDate today = CountyDay.of(clock.instant());
    return OpenRevenue.csv(statements.revenue(OpenRevenue.since(today), today), by);
  }
}
