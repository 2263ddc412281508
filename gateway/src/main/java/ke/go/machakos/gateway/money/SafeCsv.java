package ke.go.machakos.gateway.money;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV whose texts no spreadsheet runs: one that would begin a formula gets an apostrophe
 * before it. Numbers stay numbers, those below nothing too. For one thread.
 */
final class SafeCsv implements AutoCloseable {
  private static final String BEGINS_FORMULA = "=+-@\t\r";

  private final CsvWriter csv;

  SafeCsv(Writer to, List<String> columns) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to);
    csv.writeRecord(columns);
  }

  /** Adds a line; what is not there is an empty cell. */
  void line(@Nullable Object... cells) {
    String[] texts = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      Object cell = cells[i];
      texts[i] =
          cell == null
              ? ""
              : cell instanceof Number number ? number.toString() : safe(cell.toString());
    }
    csv.writeRecord(texts);
  }

  static String safe(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
