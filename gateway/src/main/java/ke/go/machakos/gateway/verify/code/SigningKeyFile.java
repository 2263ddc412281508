package ke.go.machakos.gateway.verify.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ke.go.machakos.db.files.OwnerOnly;

/** Reads and writes pairs of keys as a PEM file that only its owner may read. */
final class SigningKeyFile {
  private SigningKeyFile() {}

  static List<KeyPair> read(Path file) throws IOException {
    String text = Files.readString(file);
    List<KeyPair> pairs = new ArrayList<>();
    try {
      List<Pem.Block> blocks = Pem.read(text);
      for (int i = 0; i + 1 < blocks.size(); i += 2) {
        if (blocks.get(i).label().equals(Pem.PRIVATE)) {
          pairs.add(pair(blocks.get(i), blocks.get(i + 1)));
        }
      }
      if (pairs.isEmpty() || pairs.size() * 2 != blocks.size()) {
        throw new IllegalArgumentException("not pairs");
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // Not the cause: a parser's message may quote the keys.
      throw new IOException(
          file + " is no file of signing keys (" + e.getClass().getSimpleName() + ")");
    }
    return pairs;
  }

  private static KeyPair pair(Pem.Block secret, Pem.Block open) throws GeneralSecurityException {
    PrivateKey signs = Ed25519.privateKey(secret.content());
    PublicKey checks = Ed25519.publicKey(open.content());
    Ed25519.pair(signs, checks);
    return new KeyPair(checks, signs);
  }

  static void writeNew(Path file, List<KeyPair> pairs) throws IOException {
    OwnerOnly.writeNew(file, text(pairs));
  }

  static void replace(Path file, List<KeyPair> pairs) throws IOException {
    OwnerOnly.replace(file, text(pairs));
  }

  private static String text(List<KeyPair> pairs) {
    return pairs.stream()
        .map(
            pair ->
                Pem.write(Pem.PRIVATE, pair.getPrivate().getEncoded())
                    + Pem.write(Pem.PUBLIC, pair.getPublic().getEncoded()))
        .collect(Collectors.joining());
  }
}
