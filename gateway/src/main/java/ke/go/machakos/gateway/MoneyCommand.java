package ke.go.machakos.gateway;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code money}: the desk of the county's money at a terminal. */
@Command(
    name = "money",
    synopsisSubcommandLabel = "COMMAND",
    description = "Work at the county's money desk: what one proposes, another approves.",
    footer = "Exit code 0: done; 1: refused. A running gateway goes on working.")
public final class MoneyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private MoneyCommand() {}

  /** The command with all that it can do. */
  public static CommandLine with(Map<String, String> environment, InstantSource machine) {
    MoneyRun.Start start = new MoneyRun.Start(environment, machine);
    CommandLine money = new CommandLine(new MoneyCommand());
    for (MoneyListCommand.What what : MoneyListCommand.What.values()) {
      add(money, what.code(), new MoneyListCommand(start, what), what.words);
    }
    Arrays.stream(MoneyWishCommand.Kind.values())
        .filter(kind -> !kind.isOfMpesa())
        .forEach(kind -> add(money, kind.code(), new MoneyWishCommand(start, kind), kind.words));
    var approves = new MoneyDecideCommand(start, true);
    add(
        money,
        "approve",
        approves,
        "Approve what somebody else proposed: it is done then, or left to M-Pesa.");
    var declines = new MoneyDecideCommand(start, false);
    add(money, "decline", declines, "Decline what somebody else proposed, with --reason.");
    money.addSubcommand(new MoneySettleCommand(start));
    money.addSubcommand(new MoneyCloseCommand(start));
    var lines = new MoneyExportCommand(start, true);
    add(money, "export", lines, "Write the ledger's lines of a period for the accounts.");
    var sums = new MoneyExportCommand(start, false);
    add(money, "statement", sums, "Write what came in over a period by day, stream and ward.");
    money.addSubcommand(new ImportBillsCommand(start));
    money.addSubcommand(new MoneyReconciledCommand(start));
    money.addSubcommand(new MoneyCheckCommand(start));
    return money;
  }

  /** Adds a command, with help of its own where others are of its class too. */
  static void add(CommandLine to, String name, Object command, String words) {
    CommandLine added = new CommandLine(command);
    added.getCommandSpec().usageMessage().description(words);
    to.addSubcommand(name, added);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }
}
