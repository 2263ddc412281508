package ke.go.machakos.gateway.daraja;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.gateway.settings.AddressRange;
import ke.go.machakos.gateway.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * From where callbacks are taken: they are not signed.
 *
 * @param allowed the addresses that may call
 * @param proxies who is believed when they say for whom they call
 */
public record Callers(List<AddressRange> allowed, List<AddressRange> proxies) {
  public Callers {
    allowed = List.copyOf(allowed);
    proxies = List.copyOf(proxies);
  }

  /** Those of these settings; this machine as well in demo mode, and in that alone. */
  public static Callers of(Settings settings, Settings.Daraja account) {
    List<AddressRange> allowed = new ArrayList<>(account.callers());
    if (settings.demo()) {
      Stream.of("127.0.0.0/8", "::1")
          .flatMap(it -> AddressRange.parse(it).stream())
          .forEach(allowed::add);
    }
    return new Callers(allowed, settings.listeners().trustedProxies());
  }

  /**
   * Whether a request may come.
   *
   * @param peer the address at the other end of the connection
   * @param forwarded the header X-Forwarded-For, looked at where the peer is a trusted proxy
   */
  boolean admit(@Nullable String peer, @Nullable String forwarded) {
    Optional<InetAddress> caller = address(peer);
    String[] hops = forwarded == null ? new String[0] : forwarded.split(",", -1);
    for (int i = hops.length - 1; i >= 0 && caller.isPresent(); i--) {
      if (!in(proxies, caller.get())) {
        break;
      }
      caller = address(hops[i].strip());
    }
    return caller.filter(it -> in(allowed, it)).isPresent();
  }

  private static boolean in(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static Optional<InetAddress> address(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
