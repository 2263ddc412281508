package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import ke.go.machakos.db.files.OwnerOnly;

/** Looking up and paying among a county's records of years: a part of the bench of its own. */
final class Records {
  private final Plan plan;
  private final Archive archive;

  private Records(Plan plan) {
    this.plan = plan;
    this.archive = Archive.of(plan);
  }

  /** Measures a gateway of its own and says what came of it, in Markdown. */
  static String measure(Plan plan) throws IOException, InterruptedException, SQLException {
    return new Records(plan).run();
  }

  private String run() throws IOException, InterruptedException, SQLException {
    Gateways gateways = new Gateways(plan);
    Path data = gateways.freshFolder();
    int port = Program.freePort();
    try (Provider provider = new Provider();
        Program gateway = gateways.start(data, port, settings(provider, port));
        Phones phones = new Phones(plan, port)) {
      System.out.println(gateway.readyLine());
      Stores stores = new Stores(data);
      long start = System.nanoTime();
      try (Connection owner = open(stores, "OWNER_")) {
        phones.enrol(owner);
        archive.write(owner);
        System.out.printf(
            "%s written in %d s%n",
            archive.described(), (System.nanoTime() - start) / 1_000_000_000);
      }
      try (Plans plans = new Plans(open(stores, "")).watching();
          Connection reader = open(stores, "")) {
        String looked = new Lookups(plan, archive, phones, port).measure();
        String paid = new Payments(plan, archive, phones, provider, reader).measure();
        return "Beside %s, with a buffer pool of %d MiB:%n%n"
                .formatted(archive.described(), pool(reader))
            + Latency.HEADER
            + looked
            + paid
            + "\nHow the store found the rows of what it was seen to be asked:\n\n"
            + plans.table();
      }
    } finally {
      OwnerOnly.deleteTree(data);
    }
  }

  private static Map<String, String> settings(Provider provider, int port) {
    Map<String, String> settings = new HashMap<>(provider.settings());
    settings.put("GATEWAY_PUBLIC_URL", "http://127.0.0.1:" + port);
    settings.put("GATEWAY_TRUSTED_PROXIES", "127.0.0.1");
    return settings;
  }

  /** A connection as the owner of the tables or, without a prefix, as the gateway's own user. */
  private static Connection open(Stores stores, String prefix) throws IOException, SQLException {
    Map<String, String> settings = stores.settings();
    Properties who = new Properties();
    who.put("user", settings.get("GATEWAY_DATABASE_" + prefix + "USER"));
    who.put("password", settings.get("GATEWAY_DATABASE_" + prefix + "PASSWORD"));
    return DriverManager.getConnection(settings.get("GATEWAY_DATABASE_URL"), who);
  }

  private static long pool(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("SELECT @@innodb_buffer_pool_size DIV 1048576")) {
      row.next();
      return row.getLong(1);
    }
  }
}
