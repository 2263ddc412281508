package ke.go.machakos.db.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.audit.ChainCheck;
import ke.go.machakos.db.audit.DayHead;
import ke.go.machakos.db.audit.DayHeads;
import ke.go.machakos.db.audit.Sealer;
import ke.go.machakos.db.audit.Verifier;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit chain through a backup and a restore. */
class AuditCopyTest {
  private static final String PASSPHRASE = "nyumba kumi na mbili";
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final TestStores stores = TestStores.get();
  private final Database database = stores.database();
  private final Sealer sealer = new Sealer(database);

  @TempDir Path folder;

  @Test
  void the_chain_comes_back_whole_and_goes_on_from_its_end() throws Exception {
    stores.reset();
    append("sealed yesterday — ĩ 🌍");
    sealer.sealAll(NOW.minus(Duration.ofDays(1)));
    append("sealed");
    sealer.sealAll(NOW);
    append("waits");
    List<DayHead> published = new DayHeads(database).all();

    Path file = folder.resolve("a.backup");
    try (ArchiveWriter writer = ArchiveWriter.create(file, PASSPHRASE)) {
      StoreCopies.write(stores.settings(), stores.redisUri(), writer, NOW);
    }
    stores.reset();
    try (Archive archive = Archive.open(file, PASSPHRASE)) {
      StoreCopies.load(archive, stores.settings(), stores.redisUri(), false);
    }

    assertThat(new DayHeads(database).all()).isEqualTo(published);
    assertThat(new Audit(database).unsealedOrNaN()).isEqualTo(1);
    append("after");
    assertThat(sealer.sealAll(NOW).events()).isEqualTo(2);
    assertThat(new Verifier(database).verify(NOW, published))
        .isInstanceOfSatisfying(
            ChainCheck.Whole.class,
            whole -> {
              assertThat(whole.events()).isEqualTo(4);
              assertThat(whole.agreed()).isEqualTo(2);
            });
  }

  private void append(String detail) {
    AuditEvent event = new AuditEvent("system", "test", "backup/1", detail, NOW);
    database.<Long>write(tx -> new Audit(database).append(tx, event));
  }
}
