package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import ke.go.machakos.db.files.OwnerOnly;

/** The embedded servers' passwords: random, made on the first start, kept in the data folder. */
final class Passwords {
  private static final List<String> NAMES = List.of("gateway", "owner", "redis");

  private final Properties values;

  private Passwords(Properties values) {
    this.values = values;
  }

  /** Both servers start at once in one process, so making the file is one thread's at a time. */
  static synchronized Passwords of(DataFolder folder) throws IOException {
    Path file = folder.resolve("passwords.properties");
    if (!Files.exists(file)) {
      OwnerOnly.replace(file, fresh());
    }
    return read(file);
  }

  /** The passwords that are there already. */
  static Passwords read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    }
    return new Passwords(values);
  }

  String gateway() {
    return value("gateway");
  }

  String owner() {
    return value("owner");
  }

  String redis() {
    return value("redis");
  }

  private String value(String name) {
    String value = values.getProperty(name, "");
    if (!value.matches("[0-9a-f]{48}")) {
      throw new IllegalStateException("passwords.properties holds no password for " + name);
    }
    return value;
  }

  private static String fresh() {
    SecureRandom random = new SecureRandom();
    return NAMES.stream()
        .map(name -> name + "=" + hex(random) + "\n")
        .collect(Collectors.joining());
  }

  private static String hex(SecureRandom random) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
