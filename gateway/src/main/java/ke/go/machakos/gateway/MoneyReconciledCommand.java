package ke.go.machakos.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import ke.go.machakos.db.revenue.BillDifference;
import ke.go.machakos.db.revenue.Reconciliation;
import ke.go.machakos.db.revenue.Reconciliations;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code money reconciled}: what became of the revenue system's last file of bills. */
@Command(
    name = "reconciled",
    description = {
      "Say what became of the revenue system's last file that a running gateway found.",
      "Every difference that stayed is named. If the file had faults, it also says what became of"
          + " the last one without."
    })
final class MoneyReconciledCommand implements Callable<Integer> {
  private final MoneyRun.Start start;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  MoneyReconciledCommand(MoneyRun.Start start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(start.run(config.path(), MoneyReconciledCommand::told));
  }

  private static MoneyRun.Answer told(MoneyRun run) {
    Reconciliations reconciliations = new Reconciliations(run.database(), run.vault());
    Optional<Reconciliation> last = reconciliations.last();
    if (last.isEmpty()) {
      return MoneyRun.Answer.done("no file of bills was found yet");
    }
    List<String> lines = new ArrayList<>();
    last.filter(it -> !it.taken()).map(Reconciliation::line).ifPresent(lines::add);
    reconciliations
        .lastTaken()
        .ifPresent(
            taken -> {
              lines.add(taken.line());
              reconciliations.differences(taken).stream()
                  .map(BillDifference::line)
                  .forEach(lines::add);
            });
    return MoneyRun.Answer.done(lines.stream());
  }
}
