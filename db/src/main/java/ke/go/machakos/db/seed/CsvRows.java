package ke.go.machakos.db.seed;

import static de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
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
  /** Who mends so many reads the rest then; and what is not ours can be faulty all over. */
  private static final int MOST_FAULTS = 1_000;

  private CsvRows() {}

  /** Where the rows are. */
  @FunctionalInterface
  private interface Source {
    CsvReader<NamedCsvRecord> open(CsvReader.CsvReaderBuilder reader) throws IOException;
  }

  /** One value a row that has no fault; the first column names the row and may not repeat. */
  public static <T> List<T> read(
      Path file, List<Fault> faults, List<String> columns, Function<CsvRow, T> each) {
    return table(file, faults, columns, unique(columns, each));
  }

  /** The same of what was read of a file before. */
  public static <T> List<T> read(
      Path file,
      byte[] content,
      List<Fault> faults,
      List<String> columns,
      Function<CsvRow, T> each) {
    return content.length == 0
        ? empty(file, faults)
        : rows(
            it -> it.ofNamedCsvRecord(new ByteArrayInputStream(content)),
            file,
            faults,
            columns,
            unique(columns, each));
  }

  private static <T> Function<CsvRow, T> unique(List<String> columns, Function<CsvRow, T> each) {
    Set<String> seen = new HashSet<>();
    return row -> {
      String name = row.optional(columns.getFirst());
      if (name != null && !seen.add(name)) {
        row.fault(name + " is there twice");
      }
      return each.apply(row);
    };
  }

  /** One value a row that has no fault; no column alone names a row. */
  public static <T> List<T> table(
      Path file, List<Fault> faults, List<String> columns, Function<CsvRow, T> each) {
    if (!Files.isRegularFile(file)) {
      faults.add(new Fault(file, 1, "the file is missing"));
      return new ArrayList<>();
    }
    return file.toFile().length() == 0
        ? empty(file, faults)
        : rows(it -> it.ofNamedCsvRecord(file), file, faults, columns, each);
  }

  /** What a job that failed leaves behind: it must not look like a file that has no more rows. */
  private static <T> List<T> empty(Path file, List<Fault> faults) {
    faults.add(new Fault(file, 1, "the file is empty: not even its columns are there"));
    return new ArrayList<>();
  }

  private static <T> List<T> rows(
      Source source,
      Path file,
      List<Fault> faults,
      List<String> columns,
      Function<CsvRow, T> each) {
    var values = new ArrayList<T>();
    // a spreadsheet begins its files with the mark that they are UTF-8
    CsvReader.CsvReaderBuilder reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .missingFieldStrategy(IGNORE)
            .extraFieldStrategy(IGNORE);
    try (CsvReader<NamedCsvRecord> rows = source.open(reader)) {
      for (NamedCsvRecord row : rows) {
        if (!row.getHeader().equals(columns)) {
          faults.add(new Fault(file, 1, "the columns must be " + String.join(",", columns)));
          return values;
        }
        if (faults.size() >= MOST_FAULTS) {
          faults.add(
              new Fault(file, row.getStartingLineNumber(), "so many faults: no further was read"));
          return values;
        }
        add(values, file, row, faults, each);
      }
    } catch (CsvParseException e) {
      faults.add(new Fault(file, 1, "is not CSV: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  private static <T> void add(
      List<T> values, Path file, NamedCsvRecord row, List<Fault> faults, Function<CsvRow, T> each) {
    int fields = row.getFieldCount();
    int columns = row.getHeader().size();
    if (fields != columns) {
      // what stands under the wrong column may be a name: none of it is shown
      faults.add(
          new Fault(
              file,
              row.getStartingLineNumber(),
              "the row has " + fields + " fields, and there are " + columns + " columns"));
      return;
    }
    int before = faults.size();
    T value = each.apply(new CsvRow(file, row, faults));
    if (faults.size() == before) {
      values.add(value);
    }
  }
}
