package ke.go.machakos.gateway.turns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.DatabaseSettings;

/** What a node of the tests is set to: demo mode, free ports, the stores and keys of this JVM. */
final class Environment {
  private static final Path KEYS = keys();

  private Environment() {}

  static Map<String, String> ofNode() {
    DatabaseSettings database = TestStores.get().settings();
    Map<String, String> variables = new HashMap<>();
    variables.put("GATEWAY_MODE", "demo");
    variables.put("GATEWAY_PUBLIC_HOST", "127.0.0.1");
    variables.put("GATEWAY_PUBLIC_PORT", "0");
    variables.put("GATEWAY_OPERATOR_PORT", "0");
    variables.put("GATEWAY_STAFF_PORT", "0");
    variables.put("GATEWAY_KEYS", KEYS.toString());
    variables.put("GATEWAY_DATA_DIR", KEYS.resolveSibling("data").toString());
    variables.put("GATEWAY_DATABASE_URL", database.url());
    variables.put("GATEWAY_DATABASE_USER", database.user());
    variables.put("GATEWAY_DATABASE_PASSWORD", database.password());
    database
        .owner()
        .ifPresent(
            owner -> {
              variables.put("GATEWAY_DATABASE_OWNER_USER", owner.user());
              variables.put("GATEWAY_DATABASE_OWNER_PASSWORD", owner.password());
            });
    variables.put("GATEWAY_REDIS_URL", TestStores.get().redisUri().toString());
    return variables;
  }

  /** Seals as the nodes do. */
  static Vault vault() {
    try {
      return Keys.open(KEYS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path keys() {
    try {
      Path folder = Files.createTempDirectory("mlango-turns-");
      Path file = folder.resolve("keys.json");
      Keys.create(file);
      file.toFile().deleteOnExit();
      folder.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
