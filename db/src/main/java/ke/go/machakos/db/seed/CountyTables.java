package ke.go.machakos.db.seed;

import static ke.go.machakos.db.generated.Tables.BILL_STREAM;
import static ke.go.machakos.db.generated.Tables.DEPARTMENT;
import static ke.go.machakos.db.generated.Tables.HOSPITAL;
import static ke.go.machakos.db.generated.Tables.PERMIT_TYPE;
import static ke.go.machakos.db.generated.Tables.SUB_COUNTY;
import static ke.go.machakos.db.generated.Tables.WARD;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.permits.PermitTerms;
import ke.go.machakos.db.places.Hospital;
import ke.go.machakos.db.places.Location;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Writes the county's data over what is there, in one batch. */
final class CountyTables {
  private final Tx tx;
  private final List<Query> queries = new ArrayList<>();

  CountyTables(Tx tx) {
    this.tx = tx;
  }

  void store(CountyData data) {
    data.subCounties()
        .forEach(it -> put(SUB_COUNTY, SUB_COUNTY.CODE, it.code(), SUB_COUNTY.NAME, it.name()));
    data.wards().forEach(this::put);
    data.departments()
        .forEach(it -> put(DEPARTMENT, DEPARTMENT.CODE, it.code(), DEPARTMENT.NAME, it.name()));
    data.hospitals().forEach(this::put);
    data.permitTypes().forEach(this::put);
    data.streams().forEach(this::put);
    tx.jooq().batch(queries).execute();
  }

  private void put(Ward ward) {
    put(
        WARD,
        WARD.CODE,
        ward.code(),
        WARD.NAME,
        ward.name(),
        WARD.SUB_COUNTY_CODE,
        ward.subCountyCode(),
        WARD.LATITUDE,
        latitude(ward.centre()),
        WARD.LONGITUDE,
        longitude(ward.centre()));
  }

  private void put(Hospital hospital) {
    put(
        HOSPITAL,
        HOSPITAL.CODE,
        hospital.code(),
        HOSPITAL.NAME,
        hospital.name(),
        HOSPITAL.LEVEL,
        hospital.level(),
        HOSPITAL.SUB_COUNTY_CODE,
        hospital.subCountyCode(),
        HOSPITAL.LATITUDE,
        latitude(hospital.location()),
        HOSPITAL.LONGITUDE,
        longitude(hospital.location()));
  }

  private void put(PermitKind kind) {
    PermitTerms terms = kind.terms();
    put(
        PERMIT_TYPE,
        PERMIT_TYPE.CODE,
        kind.type().code(),
        PERMIT_TYPE.NAME_EN,
        kind.type().nameEn(),
        PERMIT_TYPE.NAME_SW,
        kind.type().nameSw(),
        PERMIT_TYPE.DEPARTMENT_CODE,
        kind.departmentCode(),
        PERMIT_TYPE.DOCUMENTS,
        String.join(" ", terms.documents()),
        PERMIT_TYPE.VALIDITY,
        terms.validity(),
        PERMIT_TYPE.PENALTY_CODE,
        terms.penalty().orElse(null),
        PERMIT_TYPE.NEEDS_INSPECTION,
        terms.inspected(),
        PERMIT_TYPE.DEEMED_GRANTED_DAYS,
        terms.deemedGrantedDays().orElse(null),
        PERMIT_TYPE.STREAM_CODE,
        terms.stream().orElse(null),
        PERMIT_TYPE.INSTALMENTS,
        terms.instalments(),
        PERMIT_TYPE.LEGAL_REFERENCE,
        terms.legalReference().orElse(null),
        PERMIT_TYPE.TERMS_SAMPLE,
        terms.sample());
  }

  private void put(Bill.Stream stream) {
    put(
        BILL_STREAM,
        BILL_STREAM.CODE,
        stream.code(),
        BILL_STREAM.NAME_EN,
        stream.nameEn(),
        BILL_STREAM.NAME_SW,
        stream.nameSw());
  }

  /** A row as fields and values in turns, the key first. */
  private void put(Table<Record> table, @Nullable Object... fieldsAndValues) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      if (fieldsAndValues[i] instanceof Field<?> field) {
        row.put(field, fieldsAndValues[i + 1]);
      }
    }
    queries.add(tx.jooq().insertInto(table).set(row).onDuplicateKeyUpdate().set(row));
  }

  private static @Nullable BigDecimal latitude(Optional<Location> place) {
    return place.map(Location::latitude).orElse(null);
  }

  private static @Nullable BigDecimal longitude(Optional<Location> place) {
    return place.map(Location::longitude).orElse(null);
  }
}
