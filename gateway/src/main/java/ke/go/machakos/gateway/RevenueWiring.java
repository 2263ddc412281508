package ke.go.machakos.gateway;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ke.go.machakos.db.revenue.Reconciliations;
import ke.go.machakos.db.revenue.RevenueBills;
import ke.go.machakos.db.revenue.RevenueFile;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.gateway.money.RevenueAlarms;
import ke.go.machakos.gateway.money.RevenueRound;
import ke.go.machakos.gateway.operations.Metrics;
import ke.go.machakos.gateway.operations.Watch;

/** The bills of the county's revenue system, over the stores. */
final class RevenueWiring {
  /** A file takes some twenty times its length of memory while it is compared. */
  private static final long SHARE_OF_MEMORY = 64;

  private RevenueWiring() {}

  /** Begins to look for the file that is set and to show how it stands; nothing where none is. */
  static List<Watch> open(Vertx vertx, Path config, Core core, Metrics metrics) {
    return core.settings()
        .revenueFile()
        .map(file -> open(vertx, file, CountyData.read(config.resolve("county")), core, metrics))
        .orElse(List.of());
  }

  private static List<Watch> open(
      Vertx vertx, Path file, CountyData county, Core core, Metrics metrics) {
    Reconciliations reconciliations = new Reconciliations(core.database(), core.vault());
    RevenueRound round =
        new RevenueRound(
            file,
            most(Runtime.getRuntime().maxMemory()),
            new RevenueFile(county),
            core.settings().demo() ? RevenueBills.SAMPLE : RevenueBills.SYSTEM,
            reconciliations,
            core.clock());
    RevenueAlarms alarms = new RevenueAlarms(reconciliations, metrics, core.clock());
    return List.of(
        new Watch(vertx, "files of bills", Duration.ofSeconds(30), round::look),
        new Watch(vertx, "alarms of bills", Duration.ofSeconds(15), alarms::look));
  }

  /** How long a file may be in so much memory. */
  private static int most(long memory) {
    return (int) Math.min(Integer.MAX_VALUE - 8, memory / SHARE_OF_MEMORY);
  }
}
