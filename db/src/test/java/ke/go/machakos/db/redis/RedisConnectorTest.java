package ke.go.machakos.db.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

class RedisConnectorTest {
  private static final String PASSWORD = "a-password";

  @TempDir Path temporary;

  @Test
  void one_node_that_went_away_fails_fast_and_is_found_again() {
    TestStores stores = TestStores.get();
    stores.reset();
    stores.redis().set("key", "value");
    for (Runnable end : List.<Runnable>of(stores::stopRedis, stores::killRedis)) {
      end.run();
      try {
        long start = System.nanoTime();
        assertThatThrownBy(() -> stores.redis().get("key")).isInstanceOf(JedisException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      } finally {
        stores.startRedis();
      }
      assertThat(valueOf("key")).isEqualTo("value");
    }
  }

  /** Each connection of the pool that died with the server may fail one call before it is gone. */
  private static String valueOf(String key) {
    for (int dead = 0; ; dead++) {
      try {
        return TestStores.get().redis().get(key);
      } catch (JedisException e) {
        assertThat(dead)
            .as("calls that failed, one for each connection of the pool")
            .isLessThan(16);
      }
    }
  }

  @Test
  void one_node_that_hangs_fails_fast_and_is_found_again() {
    TestStores stores = TestStores.get();
    stores.reset();
    stores.redis().set("key", "value");
    stores.freezeRedis();
    try {
      long start = System.nanoTime();
      assertThatThrownBy(() -> stores.redis().get("key")).isInstanceOf(JedisException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    } finally {
      stores.thawRedis();
    }
    assertThat(valueOf("key")).isEqualTo("value");
  }

  @Test
  void sentinels_lead_to_the_new_master_after_a_failover() throws IOException {
    int main = RedisProcess.freePort();
    String follows = "replicaof 127.0.0.1 " + main + "\n";
    String watches =
        """
        sentinel monitor county 127.0.0.1 %d 1
        sentinel auth-pass county %s
        sentinel down-after-milliseconds county 500
        sentinel failover-timeout county 3000
        """
            .formatted(main, PASSWORD);
    try (RedisProcess master = RedisProcess.start(temporary, main, PASSWORD, "");
        RedisProcess replica =
            RedisProcess.start(temporary, RedisProcess.freePort(), PASSWORD, follows)) {
      RedisProcess.await("a replica", () -> replica.says("replication", "master_link_status:up"));
      try (RedisProcess sentinel =
          RedisProcess.start(temporary, RedisProcess.freePort(), "", watches)) {
        RedisProcess.await("a sentinel", () -> sentinel.says("sentinel", "slaves=1"));
        String address =
            "redis-sentinel://:%s@127.0.0.1:1,127.0.0.1:%d/county"
                .formatted(PASSWORD, sentinel.port());
        try (UnifiedJedis redis = RedisConnector.open(URI.create(address))) {
          redis.set("key", "value");
          RedisProcess.await("the copy", () -> replica.says("keyspace", "keys=1"));
          master.kill();
          RedisProcess.await("the failover", () -> "OK".equals(set(redis, "other")));
          assertThat(redis.get("key")).isEqualTo("value");
          assertThat(replica.says("replication", "role:master")).isTrue();
        }
      }
    }
  }

  private static String set(UnifiedJedis redis, String key) {
    try {
      return redis.set(key, "value");
    } catch (JedisException e) {
      return e.toString();
    }
  }

  @Test
  void a_cluster_takes_single_commands_pipelines_and_scripts() throws IOException {
    try (RedisProcess one = clusterNode();
        RedisProcess two = clusterNode();
        RedisProcess three = clusterNode()) {
      List<RedisProcess> nodes = List.of(one, two, three);
      join(nodes);
      String address =
          nodes.stream()
              .map(node -> "127.0.0.1:" + node.port())
              .collect(Collectors.joining(",", "redis-cluster://:" + PASSWORD + "@", ""));
      try (UnifiedJedis redis = RedisConnector.open(URI.create(address))) {
        for (int key = 0; key < 100; key++) {
          redis.set("key" + key, Integer.toString(key));
        }
        try (var pipeline = redis.pipelined()) {
          var answers = IntStream.range(0, 100).mapToObj(key -> pipeline.get("key" + key)).toList();
          pipeline.sync();
          assertThat(answers)
              .extracting(answer -> answer.get())
              .startsWith("0", "1")
              .endsWith("99");
        }
        try (var pipeline = redis.pipelined()) {
          var sameSlot = pipeline.mget("key7", "{key7}:absent");
          pipeline.sync();
          assertThat(sameSlot.get()).containsExactly("7", null);
        }
        assertThat(
                redis.eval(
                    "return redis.call('get', KEYS[1]) .. redis.call('incr', KEYS[2])",
                    List.of("key7", "{key7}:turns"),
                    List.of()))
            .isEqualTo("71");
      }
      assertThat(nodes).allMatch(node -> node.says("keyspace", "keys="));
    }
  }

  private RedisProcess clusterNode() throws IOException {
    return RedisProcess.start(
        temporary, RedisProcess.freePort(), PASSWORD, "cluster-enabled yes\n");
  }

  static void join(List<RedisProcess> nodes) {
    for (int index = 0; index < nodes.size(); index++) {
      RedisProcess node = nodes.get(index);
      RedisProcess.await("node " + index, () -> node.says("server", "redis_mode:cluster"));
      int share = index;
      try (Jedis jedis = node.jedis()) {
        jedis.clusterAddSlots(
            IntStream.range(0, 16384).filter(slot -> slot % 3 == share).toArray());
        if (share > 0) {
          jedis.clusterMeet("127.0.0.1", nodes.getFirst().port());
        }
      }
    }
    RedisProcess.await("the cluster", () -> nodes.stream().allMatch(RedisConnectorTest::isWhole));
  }

  private static boolean isWhole(RedisProcess node) {
    try (Jedis jedis = node.jedis()) {
      return jedis.clusterInfo().contains("cluster_state:ok");
    }
  }
}
