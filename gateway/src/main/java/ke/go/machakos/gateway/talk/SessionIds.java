package ke.go.machakos.gateway.talk;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Where a handset takes the aggregator's session ids from: {@code ATUid_} and 32 hex digits. */
@FunctionalInterface
public interface SessionIds {

  /** An id that no earlier call returned. */
  String next();

  /** Ids drawn from this generator; as thread-safe as the generator is. */
  static SessionIds from(RandomGenerator random) {
    return () -> {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      return "ATUid_" + HexFormat.of().formatHex(bytes);
    };
  }
}
