package ke.go.machakos.db.sql;

import ke.go.machakos.db.sql.DatabaseSettings.Credentials;
import org.flywaydb.core.Flyway;

/** Brings a database's tables up to what this program expects. */
final class Migration {
  private Migration() {}

  static void run(DatabaseSettings settings) {
    Credentials owner =
        settings.owner().orElseGet(() -> new Credentials(settings.user(), settings.password()));
    Flyway.configure()
        .dataSource(settings.url(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
