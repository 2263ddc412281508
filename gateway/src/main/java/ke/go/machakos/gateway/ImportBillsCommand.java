package ke.go.machakos.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import ke.go.machakos.db.approvals.Signatories;
import ke.go.machakos.db.revenue.BillDifference;
import ke.go.machakos.db.revenue.BillReconciliation;
import ke.go.machakos.db.revenue.RevenueBill;
import ke.go.machakos.db.revenue.RevenueBills;
import ke.go.machakos.db.revenue.RevenueFile;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.gateway.money.Refusal;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code money import-bills}: takes in the bills of the county's revenue system, or compares. */
@Command(
    name = "import-bills",
    description = {
      "Take in the bills of the county's revenue system: all of the file, or nothing of it.",
      "The same file again changes nothing. With --dry-run it only says what would change."
    })
final class ImportBillsCommand implements Callable<Integer> {
  private static final String SYSTEM = "system";

  private final MoneyRun.Start start;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(names = "--dry-run", description = "say what would change, and every difference")
  private boolean dryRun;

  @Option(names = "--sample", description = "mark the bills as sample data")
  private boolean sample;

  @Option(
      names = "--staff",
      paramLabel = "USERNAME",
      defaultValue = SYSTEM,
      description = "who takes them in, for the audit log")
  private String staff = SYSTEM;

  @Parameters(paramLabel = "FILE", description = "CSV; config/sample/revenue-system.csv shows how")
  private Path file = Path.of("");

  ImportBillsCommand(MoneyRun.Start start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(start.run(config.path(), this::take));
  }

  private MoneyRun.Answer take(MoneyRun run) {
    if (!staff.equals(SYSTEM)
        && run.database().read(tx -> new Signatories().named(tx, staff)).isEmpty()) {
      return MoneyRun.Answer.refused(Refusal.UNKNOWN_STAFF.words());
    }
    List<Fault> faults = new ArrayList<>();
    CountyData county = CountyData.read(config.path().resolve("county"));
    List<RevenueBill> rows = new RevenueFile(county).read(file, faults);
    if (!faults.isEmpty()) {
      Stream<String> lines = faults.stream().map(Fault::toString);
      String all = faults.size() + " faults; nothing was taken in";
      return new MoneyRun.Answer(false, Stream.concat(lines, Stream.of(all)).toList());
    }
    RevenueBills bills = new RevenueBills(run.database(), run.vault());
    String system = sample ? RevenueBills.SAMPLE : RevenueBills.SYSTEM;
    return dryRun
        ? told("would be ", bills.reconcile(system, rows), false)
        : told("", bills.take(system, rows, staff, run.now()), true);
  }

  private static MoneyRun.Answer told(String would, BillReconciliation it, boolean done) {
    String line =
        "%d %sadded, %d %supdated, %d unchanged, %d stay different"
            .formatted(
                it.added().size(),
                would,
                it.updated().size(),
                would,
                it.unchanged(),
                it.lasting().size());
    List<BillDifference> named = done ? it.lasting() : it.differences();
    return MoneyRun.Answer.done(
        Stream.concat(Stream.of(line), named.stream().map(BillDifference::line)));
  }
}
