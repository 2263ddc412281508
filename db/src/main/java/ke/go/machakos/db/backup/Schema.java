package ke.go.machakos.db.backup;

import java.util.Arrays;
import java.util.Optional;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.db.sql.DatabaseSettings.Credentials;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The version of a database's tables, and of those that this program knows. */
final class Schema {
  private final DatabaseSettings settings;

  Schema(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** The newest migration that the database has; empty where it has none. */
  Optional<MigrationVersion> applied() {
    return Optional.ofNullable(flyway().load().info().current()).map(MigrationInfo::getVersion);
  }

  /** The newest migration that this program has. */
  MigrationVersion known() {
    return Arrays.stream(flyway().load().info().all())
        .map(MigrationInfo::getVersion)
        .max(MigrationVersion::compareTo)
        .orElse(MigrationVersion.EMPTY);
  }

  /**
   * Migrates to the version that an archive was made at; a start of the program migrates on from
   * there.
   */
  void migrateTo(MigrationVersion version) {
    flyway().target(version).load().migrate();
  }

  private FluentConfiguration flyway() {
    Credentials owner = owner(settings);
    return Flyway.configure()
        .dataSource(settings.url(), owner.user(), owner.password())
        .locations("classpath:db/migration");
  }

  static Credentials owner(DatabaseSettings settings) {
    return settings.owner().orElseGet(() -> new Credentials(settings.user(), settings.password()));
  }
}
