package ke.go.machakos.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The secret part of every webhook's path, compared in constant time. Thread-safe. */
public final class PathSecret {
  private final byte[] secret;

  public PathSecret(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether this is the secret. */
  public boolean is(String given) {
    return MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
  }
}
