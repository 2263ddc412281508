package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import ke.go.machakos.db.files.OwnerOnly;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.db.sql.DatabaseSettings.Credentials;
import org.mariadb.jdbc.Driver;

/**
 * A MariaDB 11.4 that runs beside this process on a loopback port, with grants on, in utf8mb4 and
 * UTC. It is not ended by the end of this process: {@link #close} ends it, and if that never runs,
 * the next start on the same folder does. Thread-safe once started.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final String DATABASE = "mlango";
  private static final String DATA = "mariadb";

  private final ServerProcess process;
  private final DatabaseSettings settings;
  private final Duration startedIn;

  private EmbeddedMariaDb(ServerProcess process, DatabaseSettings settings, Duration startedIn) {
    this.process = process;
    this.settings = settings;
    this.startedIn = startedIn;
  }

  /** Whether a data folder holds its files. */
  public static boolean isIn(Path folder) {
    return Files.isDirectory(folder.resolve(DATA));
  }

  /**
   * Starts it and waits until it answers the gateway's account.
   *
   * @throws ServerDidNotStart if it ends or does not answer in 120 s
   * @throws UncheckedIOException if its files cannot be written
   */
  public static EmbeddedMariaDb start(DataFolder folder) {
    long begun = System.nanoTime();
    try {
      Path data = folder.resolve(DATA);
      Path log = folder.resolve("mariadb.log");
      Path temporary = folder.resolve("mariadb-tmp");
      MariaDbProgram program = MariaDbProgram.unpackedFor(folder);
      String name = String.valueOf(program.server().getFileName());
      Path pidFile = folder.resolve("mariadb.pid");
      new Orphans(name, MariaDbProgram.dataArgument(data), pidFile).stop(STOP);
      OwnerOnly.deleteTree(temporary);
      OwnerOnly.createDirectories(temporary);
      MariaDbInstallation.ensure(program, data, temporary, log);
      int port = Port.choose(folder.resolve("mariadb.port"));
      List<String> command = program.command(data, temporary);
      command.addAll(serving(port, pidFile));
      Path accounts = folder.resolve("mariadb-accounts.sql");
      DatabaseSettings settings = settings(port, Passwords.of(folder));
      OwnerOnly.replace(accounts, accounts(settings));
      command.add("--init-file=" + accounts);
      ServerProcess process = ServerProcess.start(command, program.environment(), log);
      process.awaitReady(() -> answers(settings), READY);
      Files.delete(accounts);
      Duration startedIn = Duration.ofNanos(System.nanoTime() - begun);
      return new EmbeddedMariaDb(process, settings, startedIn);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded MariaDB cannot be started", e);
    }
  }

  private static List<String> serving(int port, Path pidFile) {
    return List.of(
        "--bind-address=127.0.0.1",
        "--port=" + port,
        // Relative to the data directory: a socket's whole path may have only 107 characters.
        "--socket=mariadb.sock",
        "--pid-file=" + pidFile,
        "--default-time-zone=+00:00",
        "--skip-name-resolve",
        // 11.4 makes itself a 4096-bit key at each start: 5 to 10 s of a start that takes 0.3 s.
        "--skip-ssl",
        "--skip-log-bin",
        "--performance-schema=OFF",
        "--innodb-flush-log-at-trx-commit=1",
        "--local-infile=0",
        "--table-open-cache=400",
        "--max-connections=100",
        "--log-warnings=1");
  }

  static DatabaseSettings settings(int port, Passwords passwords) {
    return new DatabaseSettings(
        "jdbc:mariadb://127.0.0.1:%d/%s?sslMode=disable".formatted(port, DATABASE),
        "gateway",
        passwords.gateway(),
        Optional.of(new Credentials("owner", passwords.owner())));
  }

  /**
   * What runs at each start, a statement a line. The gateway's account may read; what it may write
   * is granted table by table after the migrations.
   */
  private static String accounts(DatabaseSettings settings) {
    StringBuilder sql = new StringBuilder();
    sql.append("CREATE DATABASE IF NOT EXISTS " + DATABASE + ";\n");
    Credentials owner = settings.owner().orElseThrow();
    for (String host : List.of("127.0.0.1", "localhost")) {
      account(sql, "'" + settings.user() + "'@'" + host + "'", settings.password(), "SELECT", "");
      account(
          sql,
          "'" + owner.user() + "'@'" + host + "'",
          owner.password(),
          "ALL",
          " WITH GRANT OPTION");
    }
    return sql.toString();
  }

  private static void account(
      StringBuilder sql, String name, String password, String privilege, String option) {
    sql.append("CREATE USER IF NOT EXISTS %s;\n".formatted(name));
    sql.append("ALTER USER %s IDENTIFIED BY '%s';\n".formatted(name, password));
    sql.append("GRANT %s ON %s.* TO %s%s;\n".formatted(privilege, DATABASE, name, option));
  }

  private static boolean answers(DatabaseSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("connectTimeout", "1000");
    properties.setProperty("socketTimeout", "2000");
    try (Connection connection = new Driver().connect(settings.url(), properties)) {
      return connection != null && connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** How to reach it: the gateway's account, and the owner's for migrations. */
  public DatabaseSettings settings() {
    return settings;
  }

  /** How long the start took, with its unpacking and its installation where they were due. */
  public Duration startedIn() {
    return startedIn;
  }

  /** The server's process number. */
  public long pid() {
    return process.pid();
  }

  /** Ends it cleanly, within 20 s; by force after that. A second call does nothing. */
  @Override
  public void close() {
    try {
      process.stop(STOP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
