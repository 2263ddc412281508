package ke.go.machakos.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import ke.go.machakos.db.bills.Ledgers;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code money check}: reads all of the books and says what in them is not right. */
@Command(
    name = "check",
    description = {
      "Read all of the books and name what is not right in them.",
      "Every entry sums to zero, every payment is booked as it stands, and no bill holds more than"
          + " it asks for. It reads only, and may be stopped."
    })
final class MoneyCheckCommand implements Callable<Integer> {
  /** So many entries, payments and bills in one transaction: some seconds at most. */
  private static final int STRETCH = 50_000;

  /** Whoever has more wrong than this has one cause to look for. */
  private static final int MOST = 100;

  private final MoneyRun.Start start;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  MoneyCheckCommand(MoneyRun.Start start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(start.run(config.path(), MoneyCheckCommand::check));
  }

  private static MoneyRun.Answer check(MoneyRun run) {
    Ledgers ledgers = new Ledgers(run.database());
    long last = ledgers.last();
    List<String> found = new ArrayList<>();
    for (long after = 0; after < last && found.size() < MOST; after += STRETCH) {
      found.addAll(ledgers.faults(after, STRETCH));
    }
    if (found.isEmpty()) {
      return MoneyRun.Answer.done("the books are right");
    }
    List<String> lines = new ArrayList<>(found.subList(0, Math.min(MOST, found.size())));
    lines.add((found.size() < MOST ? "" : "at least ") + lines.size() + " faults");
    return new MoneyRun.Answer(false, lines);
  }
}
