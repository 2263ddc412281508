package ke.go.machakos.gateway.verify.code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    write(file, text(pairs));
  }

  static void replace(Path file, List<KeyPair> pairs) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    write(fresh, text(pairs));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String text(List<KeyPair> pairs) {
    return pairs.stream()
        .map(
            pair ->
                Pem.write(Pem.PRIVATE, pair.getPrivate().getEncoded())
                    + Pem.write(Pem.PUBLIC, pair.getPublic().getEncoded()))
        .collect(Collectors.joining());
  }

  private static void write(Path file, String text) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, options, ownerOnly())) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
