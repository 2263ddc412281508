package ke.go.machakos.gateway;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import ke.go.machakos.db.books.Statements;
import ke.go.machakos.gateway.money.BooksCsv;
import ke.go.machakos.gateway.settings.ConfigFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code money export} and {@code money statement}: the books of a period as CSV. */
@Command
final class MoneyExportCommand implements Callable<Integer> {
  private final MoneyRun.Start start;
  private final boolean lines;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(names = "--to-file", paramLabel = "FILE", description = "else it is printed")
  private @Nullable Path file;

  @Option(names = "--sum", description = "with statement: the period as a whole, not day by day")
  private boolean sum;

  @Parameters(index = "0", paramLabel = "FROM", description = "the first day, such as 2026-11-01")
  private LocalDate from = LocalDate.EPOCH;

  @Parameters(index = "1", paramLabel = "TO", description = "the last day")
  private LocalDate to = LocalDate.EPOCH;

  MoneyExportCommand(MoneyRun.Start start, boolean lines) {
    this.start = start;
    this.lines = lines;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(start.run(config.path(), this::write));
  }

  private MoneyRun.Answer write(MoneyRun run) throws IOException {
    if (to.isBefore(from)) {
      return MoneyRun.Answer.refused("the last day is before the first");
    }
    Statements statements = new Statements(run.database());
    Path there = file;
    // whoever writes the books closes it
    Writer out =
        there == null
            ? new Printed(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))
            : Files.newBufferedWriter(there);
    if (lines) {
      BooksCsv.export(statements, from, to, out);
    } else {
      BooksCsv.revenue(sum ? statements.period(from, to) : statements.revenue(from, to), out);
    }
    return MoneyRun.Answer.done(there == null ? Stream.of() : Stream.of(there + " is written"));
  }

  /** Standard output, which stays open for whoever prints next. */
  private static final class Printed extends FilterWriter {
    Printed(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
