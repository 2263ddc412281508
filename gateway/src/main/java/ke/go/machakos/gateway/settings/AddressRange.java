package ke.go.machakos.gateway.settings;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of IP addresses, {@code 10.0.0.0/8}, or one address, {@code 10.1.2.3}. Names are not
 * accepted: nothing is ever resolved.
 *
 * @param network the first address of the range
 * @param bits how many leading bits an address shares with it
 */
public record AddressRange(InetAddress network, int bits) {
  /** Four numbers, or anything with a colon: Java reads 1.2.3 too, as 1.2.0.3. */
  private static final String WHOLE = "[0-9]+(\\.[0-9]+){3}|.*:.*";

  /** Reads a range; empty where the text is none. */
  public static Optional<AddressRange> parse(String text) {
    String[] parts = text.strip().split("/", 2);
    if (!parts[0].matches(WHOLE)) {
      return Optional.empty();
    }
    try {
      InetAddress network = InetAddress.ofLiteral(parts[0]);
      int width = network.getAddress().length * 8;
      int bits = parts.length == 1 ? width : Integer.parseInt(parts[1]);
      return bits < 0 || bits > width
          ? Optional.empty()
          : Optional.of(new AddressRange(network, bits));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Whether an address lies in this range; an address of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
