package ke.go.machakos.gateway;

import ke.go.machakos.gateway.simulator.DialCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code java -jar gateway.jar}: serves, unless another command is named. */
@Command(
    name = "gateway",
    description = "The USSD and SMS front door of Machakos County.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {ServeCommand.class, DialCommand.class, MenuDiagramCommand.class})
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its code. */
  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new Main());
    boolean named = arguments.length > 0 && !arguments[0].startsWith("--config");
    String[] words = arguments;
    if (!named) {
      words = new String[arguments.length + 1];
      words[0] = "serve";
      System.arraycopy(arguments, 0, words, 1, arguments.length);
    }
    System.exit(commands.execute(words));
  }
}
