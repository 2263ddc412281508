package ke.go.machakos.db.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.backup.Archive;
import ke.go.machakos.db.backup.ArchiveWriter;
import ke.go.machakos.db.backup.StoreCopies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

class ClusterBackupTest {
  private static final String PASSPHRASE = "nyumba kumi na mbili";
  private static final int KEYS = 300;

  @TempDir Path folder;

  @Test
  void the_keys_of_every_node_of_a_cluster_come_back() throws IOException {
    TestStores stores = TestStores.get();
    stores.reset();
    try (RedisProcess one = node();
        RedisProcess two = node();
        RedisProcess three = node()) {
      RedisConnectorTest.join(List.of(one, two, three));
      URI address = URI.create("redis-cluster://:secret@127.0.0.1:" + one.port());
      Path file = folder.resolve("a.backup");
      try (UnifiedJedis redis = RedisConnector.open(address)) {
        for (int key = 0; key < KEYS; key++) {
          redis.set("key" + key, "value" + key, SetParams.setParams().px(600_000));
        }
        try (ArchiveWriter archive = ArchiveWriter.create(file, PASSPHRASE)) {
          assertThat(StoreCopies.write(stores.settings(), address, archive, Instant.EPOCH).keys())
              .isEqualTo(KEYS);
        }
        redis.flushAll();
        try (Archive archive = Archive.open(file, PASSPHRASE)) {
          StoreCopies.load(archive, stores.settings(), address, false);
        }
        for (int key = 0; key < KEYS; key++) {
          assertThat(redis.get("key" + key)).isEqualTo("value" + key);
          assertThat(redis.pttl("key" + key)).isBetween(1L, 600_000L);
        }
      }
    }
  }

  private RedisProcess node() throws IOException {
    return RedisProcess.start(folder, RedisProcess.freePort(), "secret", "cluster-enabled yes\n");
  }
}
