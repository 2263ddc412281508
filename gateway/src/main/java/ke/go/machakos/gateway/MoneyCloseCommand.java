package ke.go.machakos.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import ke.go.machakos.db.approvals.Signatories;
import ke.go.machakos.db.approvals.Signatory;
import ke.go.machakos.db.books.Closing;
import ke.go.machakos.db.books.DayBooks;
import ke.go.machakos.db.books.DayBooks.ProviderList;
import ke.go.machakos.db.books.DayDifference;
import ke.go.machakos.db.books.ProviderLog;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.money.BooksCsv;
import ke.go.machakos.gateway.money.StatementFile;
import ke.go.machakos.gateway.settings.ConfigFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code money close}: closes a day of Nairobi against the provider's own list. */
@Command(
    name = "close",
    description = "Close a day against the provider's own list, and name every difference.")
final class MoneyCloseCommand implements Callable<Integer> {
  private final MoneyRun.Start start;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(names = "--staff", paramLabel = "USERNAME", description = "who closes it")
  private @Nullable String staff;

  @Option(
      names = "--statement",
      paramLabel = "FILE",
      description =
          "the list: receipt,amount_kes,account,completed_at,state; else what was read of M-Pesa's")
  private @Nullable Path statement;

  @Option(names = "--report", paramLabel = "FILE", description = "write the differences as CSV")
  private @Nullable Path report;

  @Parameters(paramLabel = "DAY", description = "such as 2026-11-20")
  private LocalDate day = LocalDate.EPOCH;

  MoneyCloseCommand(MoneyRun.Start start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(start.run(config.path(), this::close));
  }

  private MoneyRun.Answer close(MoneyRun run) throws IOException {
    Optional<ProviderList> list = list(run);
    if (list.isEmpty()) {
      return MoneyRun.Answer.refused(
          "M-Pesa's list of that day was not read to its end: give a --statement");
    }
    String username = staff;
    Optional<Signatory> who =
        Optional.ofNullable(username)
            .flatMap(name -> run.database().read(tx -> new Signatories().named(tx, name)));
    if (username != null && who.isEmpty()) {
      return MoneyRun.Answer.refused("nobody of the staff has that username");
    }
    Long by = who.map(Signatory::id).orElse(null);
    return told(new DayBooks(run.database()).close(day, list.get(), by, run.now()));
  }

  private Optional<ProviderList> list(MoneyRun run) {
    Path file = statement;
    if (file == null) {
      return new ProviderLog(run.database()).of(day);
    }
    List<Fault> faults = new ArrayList<>();
    var payments = StatementFile.read(file, faults);
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return Optional.of(new ProviderList("statement", payments));
  }

  private MoneyRun.Answer told(Closing closing) throws IOException {
    return switch (closing) {
      case Closing.NotOver(LocalDate it) -> MoneyRun.Answer.refused(it + " is not over yet");
      case Closing.ClosedBefore(LocalDate it) ->
          MoneyRun.Answer.refused(it + " was closed before, and stays as it is");
      case Closing.OutOfTurn(LocalDate first) ->
          MoneyRun.Answer.refused(first + " is to be closed first");
      case Closing.Closed closed -> told(closed);
    };
  }

  private MoneyRun.Answer told(Closing.Closed closed) throws IOException {
    Path file = report;
    if (file != null) {
      BooksCsv.differences(closed.day(), closed.differences(), Files.newBufferedWriter(file));
    }
    String line =
        "%s is closed: %d entries, %d of them late, %s net, %d differences"
            .formatted(
                closed.day(),
                closed.entries(),
                closed.late(),
                closed.net(),
                closed.differences().size());
    return MoneyRun.Answer.done(
        Stream.concat(Stream.of(line), closed.differences().stream().map(DayDifference::line)));
  }
}
