package ke.go.machakos.gateway;

import java.time.InstantSource;
import java.util.Map;
import ke.go.machakos.gateway.mpesa.RegisterCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mpesa}: what M-Pesa is asked from a terminal. */
@Command(
    name = "mpesa",
    synopsisSubcommandLabel = "COMMAND",
    description = "Register with M-Pesa, ask after a payment, have one sent back.",
    footer = {
      "Exit code 0: done; 1: refused. A running gateway asks M-Pesa and hears its answer;",
      "register alone asks by itself."
    })
public final class MpesaCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private MpesaCommand() {}

  /** The command with all that it can do. */
  public static CommandLine with(Map<String, String> environment, InstantSource machine) {
    MoneyRun.Start start = new MoneyRun.Start(environment, machine);
    CommandLine mpesa = new CommandLine(new MpesaCommand());
    mpesa.addSubcommand(new RegisterCommand(environment, machine));
    mpesa.addSubcommand(new MpesaStatusCommand(start));
    MoneyWishCommand.Kind back = MoneyWishCommand.Kind.SEND_BACK;
    MoneyCommand.add(mpesa, "reverse", new MoneyWishCommand(start, back), back.words);
    mpesa.addSubcommand(new MpesaRequestsCommand(start));
    return mpesa;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }
}
