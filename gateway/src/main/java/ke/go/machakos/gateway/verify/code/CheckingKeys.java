package ke.go.machakos.gateway.verify.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The county's public keys, old ones too: anybody may have them. Immutable. */
public final class CheckingKeys {
  private final Map<Integer, PublicKey> keys;

  private CheckingKeys(Map<Integer, PublicKey> keys) {
    this.keys = keys;
  }

  static CheckingKeys of(List<PublicKey> all) {
    Map<Integer, PublicKey> keys = new LinkedHashMap<>();
    all.forEach(key -> keys.put(Ed25519.id(key), key));
    return new CheckingKeys(keys);
  }

  /** No keys: nothing can be checked with them. */
  public static CheckingKeys none() {
    return new CheckingKeys(Map.of());
  }

  /** Whether there is nothing to check with. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** What a signature turns out to be. */
  enum Seal {
    RIGHT,
    WRONG,
    NO_SUCH_KEY
  }

  Seal check(int id, byte[] said, byte[] signature) {
    @Nullable PublicKey key = keys.get(id);
    if (key == null) {
      return Seal.NO_SUCH_KEY;
    }
    return Ed25519.verifies(key, said, signature) ? Seal.RIGHT : Seal.WRONG;
  }

  /** The keys as PEM, the oldest first. */
  public String pem() {
    return keys.values().stream()
        .map(key -> Pem.write(Pem.PUBLIC, key.getEncoded()))
        .collect(Collectors.joining());
  }

  /**
   * Reads every public key of a PEM file.
   *
   * @throws IOException where it cannot be read, or holds no Ed25519 public key
   */
  public static CheckingKeys read(Path file) throws IOException {
    Map<Integer, PublicKey> keys = new LinkedHashMap<>();
    try {
      for (Pem.Block block : Pem.read(Files.readString(file))) {
        if (block.label().equals(Pem.PUBLIC)) {
          PublicKey key = Ed25519.publicKey(block.content());
          keys.put(Ed25519.id(key), key);
        }
      }
    } catch (IllegalArgumentException | InvalidKeySpecException e) {
      // Not the cause: a parser's message may quote the file.
      throw new IOException(file + " holds a key that is no Ed25519 public key in PEM");
    }
    if (keys.isEmpty()) {
      throw new IOException(file + " holds no public key in PEM");
    }
    return new CheckingKeys(keys);
  }
}
