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
      money.addSubcommand(what.code(), new MoneyListCommand(start, what));
    }
    Arrays.stream(MoneyWishCommand.Kind.values())
        .filter(kind -> !kind.isOfMpesa())
        .forEach(kind -> money.addSubcommand(kind.code(), new MoneyWishCommand(start, kind)));
    money.addSubcommand("approve", new MoneyDecideCommand(start, true));
    money.addSubcommand("decline", new MoneyDecideCommand(start, false));
    money.addSubcommand(new MoneySettleCommand(start));
    money.addSubcommand(new MoneyCloseCommand(start));
    money.addSubcommand("export", new MoneyExportCommand(start, true));
    money.addSubcommand("statement", new MoneyExportCommand(start, false));
    money.addSubcommand(new ImportBillsCommand(start));
    money.addSubcommand(new MoneyReconciledCommand(start));
    money.addSubcommand(new MoneyCheckCommand(start));
    return money;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }
}
