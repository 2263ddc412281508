package ke.go.machakos.gateway.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import ke.go.machakos.gateway.settings.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * Counts what each address asks of a public page, so that nobody reads the county's records off
 * number by number. An address is one of IPv4, or a network of IPv6: a home has 2^64 of the others.
 * The addresses of the last minutes alone are kept, in memory, ten thousand at most. Thread-safe.
 */
public final class Visitors {
  private static final int MOST = 10_000;
  private static final int NETWORK_BYTES = 8;
  private static final Duration WHILE = Duration.ofMinutes(1);

  private final LoadingCache<String, Bucket> buckets;
  private final List<AddressRange> proxies;

  /**
   * Visitors who may ask so often.
   *
   * @param perMinute how often at once, and then again in a minute
   * @param proxies whose word is taken for whom they ask
   */
  public Visitors(int perMinute, List<AddressRange> proxies) {
    this.proxies = List.copyOf(proxies);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(WHILE.multipliedBy(2))
            .build(
                address ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WHILE))
                        .build());
  }

  /** Whether who asks may; asking counts. */
  public boolean admits(HttpServerRequest request) {
    String from = request.remoteAddress().hostAddress();
    return admits(caller(from, request.getHeader("X-Forwarded-For")));
  }

  boolean admits(String address) {
    return buckets.get(network(address)).tryConsume(1);
  }

  /** Who asks: the last address that is no proxy's, as the proxies themselves wrote it. */
  String caller(@Nullable String peer, @Nullable String forwarded) {
    String caller = peer == null ? "" : peer;
    if (forwarded == null) {
      return caller;
    }
    List<String> path = Arrays.asList(forwarded.split(",", -1)).reversed();
    for (String before : path) {
      if (!isProxy(caller)) {
        return caller;
      }
      caller = before.strip();
    }
    return caller;
  }

  private boolean isProxy(String address) {
    try {
      InetAddress literal = InetAddress.ofLiteral(address);
      return proxies.stream().anyMatch(range -> range.contains(literal));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static String network(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      int length = bytes.length == 4 ? bytes.length : NETWORK_BYTES;
      return HexFormat.of().formatHex(bytes, 0, length);
    } catch (IllegalArgumentException noAddress) {
      return "";
    }
  }
}
