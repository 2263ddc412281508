package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_DAY;
import static ke.go.machakos.db.generated.Tables.AUDIT_SEAL;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.sql.Database;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The audit log of this JVM's stores, as the process uses it and as an administrator may. */
final class Log {
  static final Instant NOW = Instant.parse("2026-11-23T06:00:00.123456Z");

  private final TestStores stores = TestStores.get();
  final Database database = stores.database();
  final Audit audit = new Audit(database);
  final Sealer sealer = new Sealer(database);

  static AuditEvent event(String detail) {
    return new AuditEvent("admin", "test", "permit/1010013", detail, NOW);
  }

  long append(String detail) {
    return database.<Long>write(tx -> audit.append(tx, event(detail)));
  }

  /** Appends and seals so many events, all on one day. */
  void fill(int events, Instant at) {
    for (int i = 0; i < events; i++) {
      append("event " + i);
    }
    sealer.sealAll(at);
  }

  ChainCheck verify(List<DayHead> published) {
    return new Verifier(database).verify(NOW, published);
  }

  ChainCheck verify() {
    return verify(List.of());
  }

  List<DayHead> heads() {
    return new DayHeads(database).all();
  }

  /** Runs statements as an account with every right. */
  void asAdministrator(String... changes) {
    try (Connection owner = stores.owner();
        var statement = owner.createStatement()) {
      statement.execute("SET FOREIGN_KEY_CHECKS = 0");
      for (String change : changes) {
        statement.executeUpdate(change);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes every hash of the chain anew, and those of the days, over rows as they are now. */
  void makeEveryHashAnew() {
    List<Link> links = database.read(tx -> Link.after(tx, 0, 1000));
    try (Connection owner = stores.owner()) {
      var jooq = DSL.using(owner, SQLDialect.MARIADB);
      byte[] previous = Tail.start().hash();
      long sequence = 0;
      for (Link link : links) {
        sequence++;
        byte[] hash =
            link.event().orElseThrow().hash(previous, sequence, link.entry(), link.sealedAt());
        jooq.update(AUDIT_SEAL)
            .set(AUDIT_SEAL.SEQUENCE, sequence)
            .set(AUDIT_SEAL.PREV_HASH, previous)
            .set(AUDIT_SEAL.HASH, hash)
            .where(AUDIT_SEAL.ENTRY_ID.eq(link.entry()))
            .execute();
        jooq.update(AUDIT_DAY)
            .set(AUDIT_DAY.HASH, hash)
            .where(AUDIT_DAY.LAST_SEQUENCE.eq(sequence))
            .execute();
        previous = hash;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
