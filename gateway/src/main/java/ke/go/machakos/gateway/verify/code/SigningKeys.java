package ke.go.machakos.gateway.verify.code;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that sign printed permits: the newest signs, and the public keys of all of them check.
 * They lie in a PEM file of mode 0600, each private key followed by its public key. Immutable.
 */
public final class SigningKeys {
  private final List<KeyPair> pairs;

  SigningKeys(List<KeyPair> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /** Keys that nobody keeps. */
  public static SigningKeys passing() {
    return new SigningKeys(List.of(Ed25519.generate()));
  }

  /**
   * Writes a file with a first key.
   *
   * @throws IOException when it cannot be written, or exists: keys are never overwritten
   */
  public static void create(Path file) throws IOException {
    SigningKeyFile.writeNew(file, List.of(Ed25519.generate()));
  }

  /**
   * Opens a file.
   *
   * @throws IOException when it cannot be read or holds no pairs; the message never quotes it
   */
  public static SigningKeys open(Path file) throws IOException {
    return new SigningKeys(SigningKeyFile.read(file));
  }

  /**
   * Adds a key, which signs from the next start on; what older ones signed stays good.
   *
   * @throws IOException when the file cannot be read or replaced
   */
  public static void rotate(Path file) throws IOException {
    List<KeyPair> all =
        Stream.concat(SigningKeyFile.read(file).stream(), Stream.of(Ed25519.generate())).toList();
    SigningKeyFile.replace(file, all);
  }

  /** The public keys, for whoever checks. */
  public CheckingKeys checking() {
    return CheckingKeys.of(pairs.stream().map(KeyPair::getPublic).toList());
  }

  int newest() {
    return Ed25519.id(pairs.getLast().getPublic());
  }

  byte[] sign(byte[] said) {
    return Ed25519.sign(pairs.getLast().getPrivate(), said);
  }
}
