package ke.go.machakos.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;

/** One vault for the tests of a JVM; its keys are gone when they are. */
public final class TestKeys {
  private static final Vault VAULT = fresh();

  private TestKeys() {}

  /** The vault. */
  public static Vault vault() {
    return VAULT;
  }

  private static Vault fresh() {
    try {
      var folder = Files.createTempDirectory("mlango-keys-");
      var file = folder.resolve("keys.json");
      Keys.create(file);
      try {
        return Keys.open(file);
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
