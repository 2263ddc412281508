package ke.go.machakos.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what the stores take of a start: the gateway has 40 s for its first and 15 s for later.
 */
class StartUpTimesTest {
  private static final System.Logger LOG = System.getLogger("start-up");

  @TempDir Path temporary;

  @Test
  void starts_leave_the_gateway_time_for_its_own() throws Exception {
    long first = start("first start, nothing unpacked");
    long worst = 0;
    for (int later = 1; later <= 5; later++) {
      worst = Math.max(worst, start("later start " + later));
    }
    assertThat(first).as("milliseconds of the first start").isLessThan(35_000);
    assertThat(worst).as("milliseconds of the worst later start").isLessThan(12_000);
  }

  private long start(String what) throws Exception {
    Map<String, String> cache = Map.of("XDG_CACHE_HOME", temporary.resolve("cache").toString());
    try (StoresChild child =
        StoresChild.start(
            List.of(),
            System.getProperty("java.class.path"),
            cache,
            temporary.resolve("data"),
            1)) {
      LOG.log(
          Level.INFO,
          "{0}: both stores in {1} ms, MariaDB''s share {2} ms",
          what,
          child.millis(),
          child.mariaDbMillis());
      return child.millis();
    }
  }
}
