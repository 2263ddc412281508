package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.revenue.Reconciliations;
import ke.go.machakos.db.revenue.RevenueBills;
import ke.go.machakos.db.revenue.RevenueDrop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a running gateway looks for the file of the county's revenue system. */
class RevenueFileTest {
  private static final String FAULTS = "mlango_bills_file_faults ";

  @TempDir Path folder;

  @BeforeEach
  void reset() {
    TestStores.get().reset();
  }

  @Test
  void a_gateway_that_is_told_of_a_file_shows_how_it_stands() throws Exception {
    var reconciliations = new Reconciliations(TestStores.get().database(), TestKeys.vault());
    RevenueDrop drop = new RevenueDrop(Instant.EPOCH, "bad");
    reconciliations.refuse(RevenueBills.SAMPLE, drop, 3, TestData.NOW);
    Map<String, String> file =
        Map.of("GATEWAY_REVENUE_FILE", folder.resolve("bills.csv").toString());
    try (RunningGateway node = RunningGateway.start(new MovableClock(), file)) {
      while (Double.isNaN(node.metric(FAULTS, ""))) {
        Thread.onSpinWait();
      }
      assertThat(node.metric(FAULTS, "")).isEqualTo(3);
    }
  }

  @Test
  void one_that_is_not_shows_nothing_of_it() throws Exception {
    try (RunningGateway node = RunningGateway.start(new MovableClock())) {
      assertThat(node.operator("/metrics").body()).doesNotContain("mlango_bills_");
    }
  }
}
