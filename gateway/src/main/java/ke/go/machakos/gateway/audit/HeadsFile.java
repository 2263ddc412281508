package ke.go.machakos.gateway.audit;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import ke.go.machakos.db.audit.DayHead;

/**
 * The heads of the audit log's days as CSV, a line a day: {@code day} in Nairobi, {@code sequence}
 * and {@code hash} of the day's last event, {@code state} ({@code final} or {@code provisional})
 * and {@code at}, in UTC, when the day was closed or its last event sealed.
 */
final class HeadsFile {
  private static final List<String> COLUMNS = List.of("day", "sequence", "hash", "state", "at");
  private static final String FINAL = "final";
  private static final String PROVISIONAL = "provisional";

  private HeadsFile() {}

  static String write(List<DayHead> heads) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(COLUMNS);
      for (DayHead head : heads) {
        csv.writeRecord(
            head.day().toString(),
            Long.toString(head.sequence()),
            head.hash(),
            head.closed() ? FINAL : PROVISIONAL,
            head.at().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException where it is something else, or holds no head
   */
  static List<DayHead> read(String text) throws IOException {
    List<DayHead> heads = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        heads.add(head(row));
      }
    } catch (CsvParseException e) {
      throw new IOException("is no file of audit heads: " + e.getMessage(), e);
    }
    if (heads.isEmpty()) {
      throw new IOException("holds no head");
    }
    return heads;
  }

  private static DayHead head(NamedCsvRecord row) throws IOException {
    if (!row.getHeader().equals(COLUMNS)) {
      throw new IOException("is no file of audit heads: its columns must be " + COLUMNS);
    }
    try {
      long sequence = Long.parseLong(row.getField("sequence"));
      String hash = row.getField("hash");
      String state = row.getField("state");
      if (sequence > 0
          && hash.matches("[0-9a-f]{64}")
          && (state.equals(FINAL) || state.equals(PROVISIONAL))) {
        return new DayHead(
            LocalDate.parse(row.getField("day")),
            sequence,
            hash,
            state.equals(FINAL),
            Instant.parse(row.getField("at")));
      }
    } catch (DateTimeException | NumberFormatException | NoSuchElementException e) {
      throw new IOException("line " + row.getStartingLineNumber() + " is no head", e);
    }
    throw new IOException("line " + row.getStartingLineNumber() + " is no head");
  }
}
