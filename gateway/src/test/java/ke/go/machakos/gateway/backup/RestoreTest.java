package ke.go.machakos.gateway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import ke.go.machakos.db.backup.BackupRefused;
import ke.go.machakos.db.backup.StoreCopies;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.files.OwnerOnly;
import ke.go.machakos.db.redis.RedisConnector;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.gateway.settings.SettingsResult.Accepted;
import ke.go.machakos.gateway.verify.code.SigningKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

class RestoreTest {
  private static final String PASSPHRASE = "kila mtu na wake";
  private static final String CONTEXT = "staff.name";
  private static final String NAME = "Mwende wa Kĩoko";

  @TempDir Path folder;

  @Test
  void a_lost_installation_comes_back_with_its_rows_sessions_names_and_config() throws Exception {
    Path config = Files.createDirectories(folder.resolve("config"));
    Path data = folder.resolve("data");
    Map<String, String> environment =
        Map.of("GATEWAY_MODE", "demo", "GATEWAY_DATA_DIR", data.toString());
    Files.writeString(config.resolve("gateway.yaml"), "codes: {sms: 40000}\n");
    Files.writeString(
        Files.createDirectories(config.resolve("menus")).resolve("main.yaml"), "main: {}\n");
    Settings settings = ((Accepted) SettingsReader.read(config, environment)).settings();
    Path file = folder.resolve("a.backup");

    byte[] sealed = seedAndBackUpBesideRunningStores(settings, config, environment, file);
    byte[] keys = Files.readAllBytes(settings.keys().file());
    Path signing = settings.permitKeys().orElseThrow().file();
    byte[] signs = Files.readAllBytes(signing);
    OwnerOnly.deleteTree(data);
    OwnerOnly.deleteTree(config);

    assertThatThrownBy(
            () -> new Restore(config, environment, false).run(file, "not the passphrase"))
        .isInstanceOf(BackupRefused.class);
    assertThat(data).doesNotExist();
    assertThat(config).doesNotExist();

    Restore.Restored restored = new Restore(config, environment, false).run(file, PASSPHRASE);
    assertThat(restored)
        .isEqualTo(
            new Restore.Restored(new StoreCopies.Count(1, 1), "2026-11-23T08:00:00Z", config));
    assertThat(Files.readString(config.resolve("gateway.yaml"))).isEqualTo("codes: {sms: 40000}\n");
    assertThat(config.resolve("menus/main.yaml")).exists();
    assertThat(settings.keys().file()).hasBinaryContent(keys);
    assertThat(signing).hasBinaryContent(signs);
    assertThat(SigningKeys.open(signing).checking()).isNotNull();
    try (Stores stores = Stores.toRead(settings)) {
      Database.open(stores.database(), 1).close();
      assertThat(sealedName(stores.database())).isEqualTo(sealed);
      assertThat(Keys.open(settings.keys().file()).openText(sealedName(stores.database()), CONTEXT))
          .isEqualTo(NAME);
      try (UnifiedJedis redis = RedisConnector.open(stores.redis())) {
        assertThat(redis.get("session")).isEqualTo("kept");
        assertThat(redis.pttl("session")).isBetween(1L, 600_000L);
      }
    }

    assertThatThrownBy(() -> new Restore(config, environment, false).run(file, PASSPHRASE))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("is not empty; --force");
    Files.writeString(config.resolve("gateway.yaml"), "codes: {sms: 40001}\n");
    Path again = new Restore(config, environment, true).run(file, PASSPHRASE).config();
    assertThat(again).isEqualTo(folder.resolve("config.restored"));
    assertThat(config.resolve("gateway.yaml")).content().contains("40001");
    assertThat(data.resolve("before-restore-1/mariadb")).isDirectory();
    assertThat(data.resolve("before-restore-1/keys.json")).hasBinaryContent(keys);
    assertThat(signing).hasBinaryContent(signs);
    assertThat(data.resolve("restoring")).doesNotExist();
    assertThat(settings.keys().file()).hasBinaryContent(keys);
  }

  private byte[] seedAndBackUpBesideRunningStores(
      Settings settings, Path config, Map<String, String> environment, Path file) throws Exception {
    Files.createDirectories(settings.dataDirectory());
    Keys.create(settings.keys().file());
    SigningKeys.create(settings.permitKeys().orElseThrow().file());
    Vault vault = Keys.open(settings.keys().file());
    byte[] sealed = vault.sealText(NAME, CONTEXT);
    try (Stores running = Stores.toRead(settings)) {
      Database.open(running.database(), 1).close();
      insert(running.database(), sealed);
      setSession(running.redis());
      assertThatThrownBy(() -> Backup.write(settings, config, file, "short", Instant.EPOCH))
          .isInstanceOf(BackupRefused.class);
      StoreCopies.Count count =
          Backup.write(settings, config, file, PASSPHRASE, Instant.parse("2026-11-23T08:00:00Z"));
      assertThat(count).isEqualTo(new StoreCopies.Count(1, 1));
      assertThatThrownBy(() -> new Restore(config, environment, true).run(file, PASSPHRASE))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("Stop it before a restore");
    }
    return sealed;
  }

  private static void setSession(URI address) {
    try (UnifiedJedis redis = RedisConnector.open(address)) {
      redis.set("session", "kept", SetParams.setParams().px(600_000));
    }
  }

  private static void insert(DatabaseSettings settings, byte[] name) throws SQLException {
    try (Connection connection = owner(settings);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO staff (name_sealed, role, language, on_call, active, sample, created_at)"
                    + " VALUES (?, 'officer', 'en', 0, 1, 1, '2026-11-23')")) {
      insert.setBytes(1, name);
      insert.execute();
    }
  }

  private static byte[] sealedName(DatabaseSettings settings) throws SQLException {
    try (Connection connection = owner(settings);
        PreparedStatement query = connection.prepareStatement("SELECT name_sealed FROM staff");
        ResultSet rows = query.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getBytes(1);
    }
  }

  private static Connection owner(DatabaseSettings settings) throws SQLException {
    var owner = settings.owner().orElseThrow();
    return DriverManager.getConnection(settings.url(), owner.user(), owner.password());
  }
}
