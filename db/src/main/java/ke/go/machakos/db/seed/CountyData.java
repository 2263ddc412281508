package ke.go.machakos.db.seed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.places.Department;
import ke.go.machakos.db.places.Hospital;
import ke.go.machakos.db.places.Location;
import ke.go.machakos.db.places.SubCounty;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.sql.Tx;

/**
 * What the county tells us of itself in {@code config/county}: places, departments, kinds of
 * permits and of bills, and the people who work for it.
 */
public record CountyData(
    List<SubCounty> subCounties,
    List<Ward> wards,
    List<Department> departments,
    List<Hospital> hospitals,
    List<PermitKind> permitTypes,
    List<Bill.Stream> streams,
    List<StaffRow> staff) {

  /**
   * Reads the files of a folder.
   *
   * @throws FaultyFiles with every fault of all of them
   */
  public static CountyData read(Path folder) {
    return FaultyFiles.sound(faults -> read(folder, faults));
  }

  /** The same for who gathers the faults of more files: what has none of its own is there. */
  public static CountyData read(Path folder, List<Fault> faults) {
    var subCounties =
        CsvRows.read(
            folder.resolve("sub-counties.csv"),
            faults,
            List.of("code", "name"),
            row -> new SubCounty(row.text("code"), row.text("name")));
    Set<String> known = codes(subCounties, SubCounty::code);
    var departments =
        CsvRows.read(
            folder.resolve("departments.csv"),
            faults,
            List.of("code", "name"),
            row -> new Department(row.text("code"), row.text("name")));
    Set<String> offices = codes(departments, Department::code);
    var wards = wards(folder.resolve("wards.csv"), faults, known);
    var hospitals = hospitals(folder.resolve("hospitals.csv"), faults, known);
    var streams = streams(folder.resolve("bill-streams.csv"), faults);
    return new CountyData(
        subCounties,
        wards,
        departments,
        hospitals,
        new PermitTypesFile(
                folder.resolve("permit-types.csv"), offices, codes(streams, Bill.Stream::code))
            .read(faults),
        streams,
        new StaffFile(
                folder.resolve("staff.csv"),
                offices,
                codes(hospitals, Hospital::code),
                new WardNames(wards))
            .read(faults));
  }

  /**
   * Writes all of it but the people over what was there before; what the files no longer name
   * stays.
   */
  public void store(Tx tx) {
    new CountyTables(tx).store(this);
  }

  /**
   * Adds the people who are not there yet, and leaves those who are as they have become; returns
   * how many were added.
   *
   * @throws FaultyFiles where the phone of one is already that of another
   */
  public int storeStaff(Tx tx, Vault vault, Instant now) {
    return new StaffTable(tx, vault).add(staff, false, now);
  }

  /** The wards by name. */
  public WardNames wardNames() {
    return new WardNames(wards);
  }

  private static List<Ward> wards(Path file, List<Fault> faults, Set<String> subCounties) {
    return CsvRows.read(
        file,
        faults,
        List.of("code", "name", "sub_county", "latitude", "longitude"),
        row -> {
          String code = row.text("code");
          if (!code.matches("[0-9]{4}")) {
            row.fault("code " + code + " is not four digits");
          }
          String name = row.text("name");
          WardNames.circulating(name)
              .ifPresent(meant -> row.fault(WardNames.objection(name, Optional.of(meant))));
          return new Ward(
              code,
              name,
              row.oneOf("sub_county", subCounties),
              Location.of(row.optionalDegrees("latitude"), row.optionalDegrees("longitude")));
        });
  }

  private static List<Hospital> hospitals(Path file, List<Fault> faults, Set<String> subCounties) {
    return CsvRows.read(
        file,
        faults,
        List.of("code", "name", "level", "sub_county", "latitude", "longitude"),
        row ->
            new Hospital(
                row.text("code"),
                row.text("name"),
                (int) row.whole("level", 1, 6),
                row.oneOf("sub_county", subCounties),
                Location.of(row.optionalDegrees("latitude"), row.optionalDegrees("longitude"))));
  }

  private static List<Bill.Stream> streams(Path file, List<Fault> faults) {
    return CsvRows.read(
        file,
        faults,
        List.of("code", "name_en", "name_sw"),
        row -> new Bill.Stream(row.text("code"), row.text("name_en"), row.text("name_sw")));
  }

  private static <T> Set<String> codes(List<T> rows, Function<T, String> code) {
    return rows.stream().map(code).collect(Collectors.toSet());
  }
}
