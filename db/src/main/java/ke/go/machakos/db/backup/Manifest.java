package ke.go.machakos.db.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an archive says of itself, in the clear.
 *
 * @param format the version of this layout
 * @param createdAt when, ISO-8601 in UTC
 * @param schema the version of the newest migration that the database had
 * @param redisKeys how many keys of Redis it holds
 * @param entries SHA-256 of each entry as it lies in the archive, in hexadecimal
 * @param proof see {@link ArchiveKey#proof}
 */
record Manifest(
    int format,
    String createdAt,
    String schema,
    List<TableShape> tables,
    long redisKeys,
    Map<String, String> entries,
    ArchiveKey.Derivation derivation,
    String proof) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";
  static final String CODE_NAME = "manifest.hmac";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  byte[] json() {
    return GSON.toJson(this).getBytes(UTF_8);
  }

  /** Reads a manifest; empty where the bytes are none, or lack a part. */
  static Optional<Manifest> parse(byte[] json) {
    try {
      Manifest manifest = GSON.fromJson(new String(json, UTF_8), Manifest.class);
      return Optional.ofNullable(manifest).filter(Manifest::isWhole);
    } catch (JsonParseException notAManifest) {
      return Optional.empty();
    }
  }

  /** Gson leaves what is absent null, whatever the type says. */
  @SuppressWarnings("ConstantValue")
  private boolean isWhole() {
    return Stream.of(createdAt, schema, tables, entries, derivation, proof)
        .allMatch(Objects::nonNull);
  }
}
