package ke.go.machakos.db.redis;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * The parts of a Redis address.
 *
 * @param path the database's number for a single node, the master's name for Sentinels
 */
record RedisAddress(
    Kind kind,
    List<HostAndPort> nodes,
    @Nullable String user,
    @Nullable String password,
    String path,
    boolean tls) {

  enum Kind {
    SINGLE,
    SENTINEL,
    CLUSTER
  }

  static RedisAddress parse(URI address) {
    String scheme = Objects.requireNonNullElse(address.getScheme(), "");
    Kind kind =
        switch (scheme) {
          case "redis", "rediss" -> Kind.SINGLE;
          case "redis-sentinel" -> Kind.SENTINEL;
          case "redis-cluster" -> Kind.CLUSTER;
          default -> throw new IllegalArgumentException("not a Redis address: " + scheme + ":…");
        };
    String authority = Objects.requireNonNullElse(address.getRawAuthority(), "");
    int at = authority.lastIndexOf('@');
    String[] account = (at < 0 ? "" : authority.substring(0, at)).split(":", 2);
    int port = kind == Kind.SENTINEL ? 26379 : 6379;
    List<HostAndPort> nodes =
        Stream.of(authority.substring(at + 1).split(",", -1))
            .map(node -> node(node, port))
            .toList();
    String path = Objects.requireNonNullElse(address.getPath(), "").replaceFirst("^/", "");
    boolean tls = scheme.equals("rediss") || "tls=true".equals(address.getQuery());
    return new RedisAddress(
            kind,
            nodes,
            decoded(account[0]),
            account.length < 2 ? null : decoded(account[1]),
            path,
            tls)
        .checked();
  }

  private RedisAddress checked() {
    if (kind == Kind.SINGLE && (nodes.size() != 1 || !path.matches("\\d{0,4}"))) {
      throw new IllegalArgumentException("redis:// takes one host and at most a database number");
    }
    if (kind == Kind.SENTINEL && path.isEmpty()) {
      throw new IllegalArgumentException("redis-sentinel:// must end in the master's name");
    }
    return this;
  }

  private static @Nullable String decoded(String text) {
    // URLDecoder reads a plus as a space, which an address does not mean by it.
    return text.isEmpty()
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static HostAndPort node(String text, int defaultPort) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']');
    String host = hasPort ? text.substring(0, colon) : text;
    String port = hasPort ? text.substring(colon + 1) : Integer.toString(defaultPort);
    if (host.isEmpty() || !port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("not host or host:port in a Redis address: " + text);
    }
    return new HostAndPort(host, Integer.parseInt(port));
  }

  int database() {
    return kind == Kind.SINGLE && !path.isEmpty() ? Integer.parseInt(path) : 0;
  }
}
