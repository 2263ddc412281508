package ke.go.machakos.db.redis;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;

/**
 * Opens a Redis by its address, so that one node, Sentinels and a Cluster differ in a setting
 * alone.
 *
 * <ul>
 *   <li>{@code redis://[[user]:password@]host[:port][/db]}, {@code rediss://} with TLS
 *   <li>{@code redis-sentinel://[[user]:password@]host[:port],host[:port],…/master}
 *   <li>{@code redis-cluster://[[user]:password@]host[:port],host[:port],…}
 * </ul>
 *
 * The last two take {@code ?tls=true}. User and password may be percent-encoded; Sentinels
 * themselves are asked without a password.
 */
public final class RedisConnector {
  private static final int CONNECT_MILLIS = 500;
  private static final int SOCKET_MILLIS = 1000;

  private RedisConnector() {}

  /**
   * Opens it. A single node and a Cluster are not contacted before they are used; Sentinels are
   * asked for their master at once.
   *
   * @throws IllegalArgumentException if the address is not one of the forms above
   * @throws redis.clients.jedis.exceptions.JedisException if no Sentinel or Cluster node answers
   */
  public static UnifiedJedis open(URI address) {
    RedisAddress parsed = RedisAddress.parse(address);
    return switch (parsed.kind()) {
      case SINGLE ->
          RedisClient.builder()
              .hostAndPort(parsed.nodes().getFirst())
              .clientConfig(client(parsed))
              .poolConfig(pool())
              .build();
      case SENTINEL ->
          RedisSentinelClient.builder()
              .sentinels(nodes(parsed))
              .masterName(parsed.path())
              .clientConfig(client(parsed))
              .sentinelClientConfig(base(parsed).build())
              .poolConfig(pool())
              .build();
      case CLUSTER ->
          RedisClusterClient.builder()
              .nodes(nodes(parsed))
              .clientConfig(client(parsed))
              .poolConfig(pool())
              .build();
    };
  }

  private static Set<HostAndPort> nodes(RedisAddress address) {
    return new LinkedHashSet<>(address.nodes());
  }

  private static DefaultJedisClientConfig client(RedisAddress address) {
    return base(address)
        .user(address.user())
        .password(address.password())
        .database(address.database())
        .build();
  }

  private static DefaultJedisClientConfig.Builder base(RedisAddress address) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(CONNECT_MILLIS)
            .socketTimeoutMillis(SOCKET_MILLIS)
            // The embedded 6.2 and every later one speak it; asking which to speak is one trip
            // more.
            .protocol(RedisProtocol.RESP2)
            // Redis before 7.2 refuses it, and each new connection would ask twice in vain.
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    return address.tls() ? config.sslOptions(SslOptions.defaults()) : config;
  }

  private static GenericObjectPoolConfig<Connection> pool() {
    ConnectionPoolConfig config = new ConnectionPoolConfig();
    config.setMaxTotal(16);
    config.setMaxIdle(16);
    config.setMaxWait(Duration.ofMillis(CONNECT_MILLIS));
    // Every idle connection is asked each second, so that none outlives a Redis that went away: a
    // turn after its return would otherwise fail for each dead connection left in the pool.
    config.setTimeBetweenEvictionRuns(Duration.ofSeconds(1));
    config.setNumTestsPerEvictionRun(-1);
    return config;
  }
}
