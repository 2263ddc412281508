package ke.go.machakos.db.seed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads a CSV file row by row, collecting every fault instead of stopping at the first. */
public final class CsvRows {
  private CsvRows() {}

  /** One value a row that has no fault; the first column names the row and may not repeat. */
  public static <T> List<T> read(
      Path file, List<Fault> faults, List<String> columns, Function<CsvRow, T> each) {
    Set<String> seen = new HashSet<>();
    return table(
        file,
        faults,
        columns,
        row -> {
          String name = row.optional(columns.getFirst());
          if (name != null && !seen.add(name)) {
            row.fault(name + " is there twice");
          }
          return each.apply(row);
        });
  }

  /** One value a row that has no fault; no column alone names a row. */
  public static <T> List<T> table(
      Path file, List<Fault> faults, List<String> columns, Function<CsvRow, T> each) {
    var values = new ArrayList<T>();
    if (!Files.isRegularFile(file)) {
      faults.add(new Fault(file, 1, "the file is missing"));
      return values;
    }
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        if (!row.getHeader().equals(columns)) {
          faults.add(new Fault(file, 1, "the columns must be " + String.join(",", columns)));
          return values;
        }
        int before = faults.size();
        T value = each.apply(new CsvRow(file, row, faults));
        if (faults.size() == before) {
          values.add(value);
        }
      }
    } catch (CsvParseException e) {
      faults.add(new Fault(file, 1, "is not CSV: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }
}
