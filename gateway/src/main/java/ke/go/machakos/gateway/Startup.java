package ke.go.machakos.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.places.Department;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.SampleData;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.db.stores.Stores;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.promise.States;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.gateway.settings.Settings;

/** What settings mean for the stores, before anything runs over them. */
public final class Startup {
  /** Connections to MariaDB; who finds none free waits up to a second. */
  private static final int CONNECTIONS = 32;

  private Startup() {}

  /** The keys of personal data; in demo mode made where there are none. */
  public static Vault vault(Settings settings) {
    Path file = settings.keys().file();
    try {
      if (settings.keys().makeWhenMissing() && Files.notExists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Keys.create(file);
      }
      return Keys.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the keys in " + file, e);
    }
  }

  /**
   * Which stores to open.
   *
   * @param vault seals what Redis keeps
   */
  public static Stores.Opening opening(Settings settings, Vault vault) {
    Optional<DatabaseSettings> database =
        settings
            .database()
            .map(
                external ->
                    new DatabaseSettings(
                        external.url(),
                        external.user(),
                        external.password().value(),
                        external
                            .owner()
                            .map(
                                owner ->
                                    new DatabaseSettings.Credentials(
                                        owner.user(), owner.password().value()))));
    return new Stores.Opening(
        settings.dataDirectory(),
        database,
        settings.redis().map(Settings.RedisAddress::uri),
        CONNECTIONS,
        vault);
  }

  /**
   * Writes the county's own data over what was there, adds who is new among its people, and in demo
   * mode the sample data.
   */
  public static void seed(
      Settings settings, Path config, Database database, Vault vault, InstantSource clock) {
    CountyData county = CountyData.read(config.resolve("county"));
    database.write(
        tx -> {
          county.store(tx);
          county.storeStaff(tx, vault, clock.instant());
          return true;
        });
    if (settings.demo()) {
      SampleData sample = SampleData.read(config.resolve("sample"), county);
      database.write(
          tx -> {
            sample.store(tx, vault, clock.instant());
            return true;
          });
    }
  }

  /** What residents can report, as the county's own files have it. */
  public static Services services(Path config) {
    Path county = config.resolve("county");
    Set<String> departments =
        CountyData.read(county).departments().stream()
            .map(Department::code)
            .collect(Collectors.toSet());
    return Services.read(county.resolve("complaint-services.csv"), departments);
  }

  /** What may be done with a case, as the county's own file has it. */
  public static Workflow workflow(Path config) {
    return Workflow.read(
        config.resolve("county").resolve("case-transitions.csv"), States.SERVICE_REQUEST);
  }

  /** What people pay to: the account's short code, or the sample until there is one. */
  public static PayBill payBill(Settings settings) {
    return settings
        .daraja()
        .map(account -> new PayBill(account.shortcode(), false))
        .orElse(PayBill.SAMPLE);
  }
}
