package ke.go.machakos.db.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import ke.go.machakos.db.redis.RedisAddress.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

class RedisAddressTest {
  private static RedisAddress parse(String text) {
    return RedisAddress.parse(URI.create(text));
  }

  @Test
  void one_node_with_everything() {
    assertThat(parse("rediss://me:p%40ss+w@redis.example:7000/3"))
        .isEqualTo(
            new RedisAddress(
                Kind.SINGLE,
                List.of(new HostAndPort("redis.example", 7000)),
                "me",
                "p@ss+w",
                "3",
                true));
  }

  @Test
  void one_node_with_nothing() {
    assertThat(parse("redis://localhost"))
        .isEqualTo(
            new RedisAddress(
                Kind.SINGLE, List.of(new HostAndPort("localhost", 6379)), null, null, "", false));
  }

  @Test
  void sentinels_and_cluster_nodes_are_lists() {
    assertThat(parse("redis-sentinel://:pw@a,b:7001,10.0.0.1/main"))
        .isEqualTo(
            new RedisAddress(
                Kind.SENTINEL,
                List.of(
                    new HostAndPort("a", 26379),
                    new HostAndPort("b", 7001),
                    new HostAndPort("10.0.0.1", 26379)),
                null,
                "pw",
                "main",
                false));
    assertThat(parse("redis-cluster://a:1,b:2?tls=true").tls()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://x",
        "redis:x",
        "redis://",
        "redis://a,b",
        "redis://a/main",
        "redis://a:b",
        "redis-sentinel://a,b",
        "redis-cluster://a,,b"
      })
  void what_is_no_address_is_refused_without_its_password(String text) {
    assertThatThrownBy(() -> parse(text.replace("//a", "//:secret@a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
