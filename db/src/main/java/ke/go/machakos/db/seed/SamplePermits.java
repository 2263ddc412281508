package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.PERMIT;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/** The sample permits. */
final class SamplePermits {
  private static final Set<String> STATUSES =
      Arrays.stream(PermitStatus.values()).map(PermitStatus::code).collect(Collectors.toSet());
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "type",
          "business",
          "holder",
          "phone",
          "linked_on",
          "ward",
          "latitude",
          "longitude",
          "status",
          "reason",
          "status_on",
          "submitted_on",
          "valid_from",
          "valid_to");

  private SamplePermits() {}

  record Row(
      String number,
      String type,
      String business,
      String holder,
      @Nullable Msisdn phone,
      @Nullable Instant linkedAt,
      String ward,
      @Nullable BigDecimal latitude,
      @Nullable BigDecimal longitude,
      String status,
      @Nullable String reason,
      LocalDate statusOn,
      LocalDate submittedOn,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {}

  static List<Row> read(Path file, List<Fault> faults, CountyData county) {
    WardNames wards = county.wardNames();
    Set<String> types =
        county.permitTypes().stream().map(kind -> kind.type().code()).collect(Collectors.toSet());
    return CsvRows.read(
        file,
        faults,
        COLUMNS,
        row ->
            new Row(
                row.reference("number", Reference.Kind.PERMIT),
                row.oneOf("type", types),
                row.text("business"),
                row.text("holder"),
                row.optionalPhone("phone"),
                row.optionalDay("linked_on"),
                row.ward("ward", wards),
                row.optionalDegrees("latitude"),
                row.optionalDegrees("longitude"),
                row.oneOf("status", STATUSES),
                row.optional("reason"),
                row.date("status_on"),
                row.date("submitted_on"),
                row.optionalDate("valid_from"),
                row.optionalDate("valid_to")));
  }

  static int store(Tx tx, Vault vault, List<Row> rows, Instant now) {
    var personal = new PersonalData(vault);
    Set<String> known = tx.jooq().select(PERMIT.NUMBER).from(PERMIT).fetchSet(PERMIT.NUMBER);
    var fresh = rows.stream().filter(row -> !known.contains(row.number())).toList();
    for (Row row : fresh) {
      Msisdn phone = row.phone();
      tx.jooq()
          .insertInto(PERMIT)
          .set(PERMIT.NUMBER, row.number())
          .set(PERMIT.TYPE_CODE, row.type())
          .set(PERMIT.BUSINESS_NAME_SEALED, personal.seal(row.business(), Permits.BUSINESS))
          .set(PERMIT.HOLDER_NAME_SEALED, personal.seal(row.holder(), Permits.HOLDER))
          .set(PERMIT.HOLDER_PHONE_HASH, phone == null ? null : personal.hash(phone))
          .set(PERMIT.HOLDER_PHONE_SEALED, phone == null ? null : personal.seal(phone))
          .set(PERMIT.PHONE_LINKED_AT, row.linkedAt())
          .set(PERMIT.WARD_CODE, row.ward())
          .set(PERMIT.LATITUDE, row.latitude())
          .set(PERMIT.LONGITUDE, row.longitude())
          .set(PERMIT.STATUS, row.status())
          .set(PERMIT.STATUS_REASON, row.reason())
          .set(PERMIT.STATUS_ON, row.statusOn())
          .set(PERMIT.SUBMITTED_ON, row.submittedOn())
          .set(PERMIT.VALID_FROM, row.validFrom())
          .set(PERMIT.VALID_TO, row.validTo())
          .set(PERMIT.SOURCE, "sample")
          .set(PERMIT.SAMPLE, true)
          .set(PERMIT.UPDATED_AT, now)
          .execute();
    }
    return fresh.size();
  }
}
