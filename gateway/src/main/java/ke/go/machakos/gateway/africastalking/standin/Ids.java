package ke.go.machakos.gateway.africastalking.standin;

import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids in the provider's shapes; as thread-safe as the generator is. */
record Ids(RandomGenerator random) {
  /** Of a message to a phone: {@code ATXid_} and 32 hex digits. */
  String sent() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return "ATXid_" + HexFormat.of().formatHex(bytes);
  }

  /** Of a text to the service. */
  String texted() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
