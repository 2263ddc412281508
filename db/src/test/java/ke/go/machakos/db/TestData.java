package ke.go.machakos.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.SampleData;

/** The county's and the sample data of {@code config}, for tests that need rows to look at. */
public final class TestData {
  public static final Path CONFIG = Path.of("..", "config");
  public static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  private TestData() {}

  /** Copies the files of a folder of {@code config}, to be spoilt. */
  public static void copy(String folder, Path to) throws IOException {
    try (var files = Files.list(CONFIG.resolve(folder))) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** Empties the stores and fills the county's tables. */
  public static CountyData county() {
    TestStores.get().reset();
    var county = CountyData.read(CONFIG.resolve("county"));
    TestStores.get()
        .database()
        .write(
            tx -> {
              county.store(tx);
              return 0;
            });
    return county;
  }

  /** Empties the stores and fills them with the county's and the sample data. */
  public static void sample() {
    var data = SampleData.read(CONFIG.resolve("sample"), county());
    int added = TestStores.get().database().write(tx -> data.store(tx, TestKeys.vault(), NOW));
    if (added < 250) {
      throw new IllegalStateException("only " + added + " sample rows");
    }
  }
}
