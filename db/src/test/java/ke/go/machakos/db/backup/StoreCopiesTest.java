package ke.go.machakos.db.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCopiesTest {
  private static final String PASSPHRASE = "nyumba kumi na mbili";
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final byte[] KEY = {0, (byte) 0xff, 's', '*', '\r', '\n'};

  private final TestStores stores = TestStores.get();

  @TempDir Path folder;

  @BeforeEach
  void seed() throws SQLException {
    stores.reset();
    byte[] bytes = new byte[400];
    new Random(5).nextBytes(bytes);
    try (Connection connection = stores.owner();
        Statement statement = connection.createStatement();
        PreparedStatement staff =
            connection.prepareStatement(
                "INSERT INTO staff (id, username, name_sealed, role, phone_hash, language, on_call, on_call_order,"
                    + " active, sample, absent_from, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")) {
      statement.execute("INSERT INTO sub_county VALUES ('078', 'Matungulu \\\\ ''x'' – ĩũ 🌍')");
      statement.execute(
          "INSERT INTO ward (code, sub_county_code, name, latitude, longitude, area)"
              + " VALUES ('0385', '078', 'Tala', -1.273500, 37.318000, NULL)");
      for (int id = 1; id <= 1203; id++) {
        bytes[0] = (byte) id;
        Object[] row = {
          id,
          id % 3 == 0 ? null : "u" + id,
          bytes,
          "officer",
          null,
          "sw",
          id % 2 == 0,
          id % 5 == 0 ? id : null,
          true,
          true,
          id % 7 == 0 ? "2026-02-28" : null,
          "2026-11-23 07:59:59." + String.format("%03d", id % 1000)
        };
        for (int i = 0; i < row.length; i++) {
          staff.setObject(i + 1, row[i]);
        }
        staff.addBatch();
      }
      staff.executeBatch();
      statement.execute("ALTER TABLE staff AUTO_INCREMENT = 5000");
    }
    stores.redis().set(KEY, bytes);
    stores.redis().pexpire(KEY, 500_000);
    stores.redis().zadd("live", 17.25, "member");
    stores.redis().hset("hash", "field", "0");
  }

  @AfterEach
  void empty() {
    stores.reset();
  }

  @Test
  void both_stores_come_back_byte_for_byte() throws Exception {
    List<String> before = snapshot();
    Path file = write("a.backup");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    stores.reset();
    try (Archive archive = Archive.open(file, PASSPHRASE)) {
      assertThat(archive.createdAt()).isEqualTo("2026-11-23T08:00:00Z");
      assertThat(archive.names("config/")).containsExactly("config/a.yaml");
      assertThat(new String(archive.entry("config/a.yaml").readAllBytes(), UTF_8))
          .isEqualTo("x: 1\n");
      StoreCopies.Count count =
          StoreCopies.load(archive, stores.settings(), stores.redisUri(), false);
      assertThat(count).isEqualTo(new StoreCopies.Count(1205, 3));
    }
    assertThat(snapshot()).isEqualTo(before);
    assertThat(stores.redis().get(KEY)).hasSize(400);
    assertThat(stores.redis().pttl(KEY)).isBetween(1L, 500_000L);
    assertThat(stores.redis().zscore("live", "member")).isEqualTo(17.25);
    assertThat(stores.redis().pttl("hash")).isEqualTo(-1);
    try (Connection connection = stores.owner();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO staff (name_sealed, role, language, on_call, active, sample, created_at)"
              + " VALUES ('x', 'officer', 'en', 0, 1, 1, '2026-11-23')");
      try (ResultSet id = statement.executeQuery("SELECT MAX(id) FROM staff")) {
        id.next();
        assertThat(id.getLong(1)).as("a number is never given twice").isEqualTo(5000);
      }
    }
  }

  @Test
  void stores_that_hold_something_are_replaced_only_when_told_to() throws Exception {
    List<String> before = snapshot();
    Path file = write("a.backup");
    try (Archive archive = Archive.open(file, PASSPHRASE)) {
      assertThatThrownBy(
              () -> StoreCopies.load(archive, stores.settings(), stores.redisUri(), false))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("--force");
      try (Connection connection = stores.owner();
          Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM staff WHERE id > 600");
      }
      StoreCopies.load(archive, stores.settings(), stores.redisUri(), true);
    }
    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void a_wrong_passphrase_a_changed_byte_and_a_foreign_file_are_refused() throws Exception {
    Path file = write("a.backup");
    refused(file, "another passphrase", "the passphrase is not the one");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(11);
    for (int i = 0; i < 25; i++) {
      int at = random.nextInt(whole.length);
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(refusedOrTheSame(Files.write(folder.resolve("bad"), changed), file))
          .as("byte %d of %d (seed 11)", at, whole.length)
          .isTrue();
    }
    refused(
        Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2)),
        PASSPHRASE,
        "backup");
    refused(Files.writeString(folder.resolve("text"), "not a zip"), PASSPHRASE, "is no backup");
    refused(folder.resolve("absent"), PASSPHRASE, "cannot be read");
  }

  /** A date in the headers of the zip may change: every entry is as it was. */
  private static boolean refusedOrTheSame(Path bad, Path good) throws IOException {
    try (Archive archive = Archive.open(bad, PASSPHRASE);
        Archive original = Archive.open(good, PASSPHRASE)) {
      return archive.manifest().equals(original.manifest());
    } catch (BackupRefused refused) {
      return true;
    }
  }

  @Test
  void an_edited_manifest_and_an_added_entry_are_refused() throws Exception {
    Path file = write("a.backup");
    Path edited = rewritten(file, "manifest.json", "\"rows\": 1203", "\"rows\": 1202", "");
    refused(edited, PASSPHRASE, "changed or damaged since it was made: its manifest");
    Path added = rewritten(file, "", "", "", "mariadb/other");
    refused(added, PASSPHRASE, "the list of its entries");
  }

  @Test
  void tables_newer_than_the_program_are_refused_before_anything_is_touched() throws Exception {
    Path file = folder.resolve("newer.backup");
    try (ArchiveWriter writer = ArchiveWriter.create(file, PASSPHRASE)) {
      writer.entry(RedisCopy.ENTRY).close();
      writer.finish(NOW, "999", List.of(), 0);
    }
    List<String> before = snapshot();
    try (Archive archive = Archive.open(file, PASSPHRASE)) {
      assertThatThrownBy(
              () -> StoreCopies.load(archive, stores.settings(), stores.redisUri(), true))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("version 999");
    }
    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void a_backup_replaces_no_other_and_leaves_nothing_of_one_that_failed() throws Exception {
    Path file = write("a.backup");
    assertThatThrownBy(() -> ArchiveWriter.create(file, PASSPHRASE))
        .isInstanceOf(BackupRefused.class);
    try (ArchiveWriter writer = ArchiveWriter.create(folder.resolve("b.backup"), PASSPHRASE);
        OutputStream entry = writer.entry("half")) {
      entry.write(1);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    try (ArchiveWriter writer = ArchiveWriter.create(file, PASSPHRASE)) {
      try (OutputStream entry = writer.entry("config/a.yaml")) {
        entry.write("x: 1\n".getBytes(UTF_8));
      }
      StoreCopies.write(stores.settings(), stores.redisUri(), writer, NOW);
    }
    return file;
  }

  private static void refused(Path file, String passphrase, String message) {
    assertThatThrownBy(() -> Archive.open(file, passphrase).close())
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining(message);
  }

  private Path rewritten(Path file, String entry, String from, String to, String extra)
      throws IOException {
    Path copy = folder.resolve("rewritten");
    try (ZipFile zip = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry each : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(each).readAllBytes();
        out.putNextEntry(new ZipEntry(each.getName()));
        out.write(
            each.getName().equals(entry)
                ? new String(bytes, UTF_8).replace(from, to).getBytes(UTF_8)
                : bytes);
      }
      if (!extra.isEmpty()) {
        out.putNextEntry(new ZipEntry(extra));
      }
    }
    return copy;
  }

  private List<String> snapshot() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = stores.owner()) {
      for (TableShape table : DatabaseDump.shapes(connection)) {
        try (Statement statement = connection.createStatement();
            ResultSet found =
                statement.executeQuery("SELECT * FROM `" + table.name() + "` ORDER BY 1")) {
          while (found.next()) {
            StringBuilder row = new StringBuilder(table.name());
            for (int i = 1; i <= table.columns().size(); i++) {
              boolean bytes = table.columns().get(i - 1).isBytes();
              byte[] value = bytes ? found.getBytes(i) : null;
              row.append(' ')
                  .append(value == null ? found.getString(i) : HexFormat.of().formatHex(value));
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }
}
