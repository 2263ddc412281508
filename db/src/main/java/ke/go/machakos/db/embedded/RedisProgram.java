package ke.go.machakos.db.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The redis-server that embedded-redis packs for this platform. */
final class RedisProgram {
  private RedisProgram() {}

  /** Where it is, executable. */
  static Path unpackedFor(DataFolder folder) throws IOException {
    Map<OsArchitecture, String> packed = ExecutableProvider.newProvidedVersionsMap();
    String name =
        new File(packed.getOrDefault(OsArchitecture.detectOSandArchitecture(), "")).getName();
    if (name.isEmpty()) {
      throw new IOException("embedded-redis has no server for this platform");
    }
    Path place = Binaries.of(folder).unpacked(name, RedisProgram::unpack);
    return place.resolve(name);
  }

  private static void unpack(Path into) throws IOException {
    File program = ExecutableProvider.newJarResourceProvider(into.toFile()).get();
    if (!program.setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
    if (!Files.isExecutable(program.toPath())) {
      throw new IOException(program + " lies where nothing may be executed");
    }
  }

  /** Redis overwrites its arguments, by which the next start recognises it, unless told not to. */
  static String keepArguments() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return windows ? "" : "set-proc-title no\n";
  }
}
