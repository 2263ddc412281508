package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.CITIZEN;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/** The sample callers: numbers that show what a PIN, a shared phone and a long silence do. */
final class SampleCitizens {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final List<String> COLUMNS =
      List.of("phone", "language", "shared", "pin", "first_seen", "last_seen", "shows");

  private SampleCitizens() {}

  record Row(
      Msisdn phone,
      String language,
      boolean shared,
      @Nullable String pin,
      LocalDate firstSeen,
      LocalDate lastSeen) {}

  static List<Row> read(Path file, List<Fault> faults) {
    return CsvRows.read(file, faults, COLUMNS, SampleCitizens::row);
  }

  private static Row row(CsvRow row) {
    Msisdn phone = row.optionalPhone("phone");
    String pin = row.optional("pin");
    if (phone == null) {
      row.fault("phone is empty");
    }
    if (pin != null && !Pins.isWellFormed(pin)) {
      row.fault("pin is not four digits");
    }
    return new Row(
        phone == null ? new Msisdn("+254700000000") : phone,
        row.oneOf("language", Set.of("en", "sw", "kam")),
        row.yes("shared"),
        pin,
        row.date("first_seen"),
        row.date("last_seen"));
  }

  static int store(Tx tx, Vault vault, List<Row> rows) {
    var personal = new PersonalData(vault);
    var pins = new Pins(vault);
    int added = 0;
    for (Row row : rows) {
      byte[] hash = personal.hash(row.phone());
      if (tx.jooq().fetchExists(CITIZEN, CITIZEN.PHONE_HASH.eq(hash))) {
        continue;
      }
      Instant firstSeen = row.firstSeen().atStartOfDay(NAIROBI).toInstant();
      tx.jooq()
          .insertInto(CITIZEN)
          .set(CITIZEN.PHONE_HASH, hash)
          .set(CITIZEN.PHONE_SEALED, personal.seal(row.phone()))
          .set(CITIZEN.LANGUAGE, row.language())
          .set(CITIZEN.SHARED, row.shared())
          .set(CITIZEN.PIN_FAILURES, 0)
          .set(CITIZEN.FIRST_SEEN_AT, firstSeen)
          .set(CITIZEN.LAST_SEEN_AT, row.lastSeen().atStartOfDay(NAIROBI).toInstant())
          .set(CITIZEN.TRUSTED_SINCE, firstSeen)
          .set(CITIZEN.SAMPLE, true)
          .execute();
      if (row.pin() != null) {
        pins.set(tx, row.phone(), row.pin());
      }
      added++;
    }
    return added;
  }
}
