package ke.go.machakos.db.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import ke.go.machakos.db.files.OwnerOnly;

/** Reads and writes the two keysets as one JSON file that only its owner may read. */
final class KeysetFile {
  private static final String SEALING = "sealing";
  private static final String LOOKUP = "lookup";

  private KeysetFile() {}

  record Keysets(KeysetHandle sealing, KeysetHandle lookup) {}

  static Keysets read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      var json = JsonParser.parseString(text).getAsJsonObject();
      return new Keysets(
          keyset(json, SEALING, AeadConfig2026.get()), keyset(json, LOOKUP, PrfConfig2026.get()));
    } catch (JsonSyntaxException
        | IllegalStateException
        | NullPointerException
        | GeneralSecurityException e) {
      // Not the cause: a parser's message may quote the keys.
      throw new IOException(file + " is not a keyset file (" + e.getClass().getSimpleName() + ")");
    }
  }

  static void writeNew(Path file, KeysetHandle sealing, KeysetHandle lookup)
      throws IOException, GeneralSecurityException {
    OwnerOnly.writeNew(file, json(sealing, lookup));
  }

  static void replace(Path file, KeysetHandle sealing, KeysetHandle lookup)
      throws IOException, GeneralSecurityException {
    OwnerOnly.replace(file, json(sealing, lookup));
  }

  private static KeysetHandle keyset(JsonObject json, String name, Configuration kinds)
      throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        json.get(name).toString(), kinds, InsecureSecretKeyAccess.get());
  }

  private static String json(KeysetHandle sealing, KeysetHandle lookup)
      throws GeneralSecurityException {
    var json = new JsonObject();
    json.add(SEALING, JsonParser.parseString(serialize(sealing, AeadConfig2026.get())));
    json.add(LOOKUP, JsonParser.parseString(serialize(lookup, PrfConfig2026.get())));
    return new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
  }

  private static String serialize(KeysetHandle keyset, Configuration kinds)
      throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, kinds, InsecureSecretKeyAccess.get());
  }
}
