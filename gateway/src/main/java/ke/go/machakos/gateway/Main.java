package ke.go.machakos.gateway;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import ke.go.machakos.gateway.audit.AuditCommand;
import ke.go.machakos.gateway.backup.BackupCommand;
import ke.go.machakos.gateway.backup.RestoreCommand;
import ke.go.machakos.gateway.keys.KeysCommand;
import ke.go.machakos.gateway.keys.PermitKeysCommand;
import ke.go.machakos.gateway.operations.Logs;
import ke.go.machakos.gateway.simulator.DialCommand;
import ke.go.machakos.gateway.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** {@code java -jar gateway.jar}: serves, unless another command is named. */
@Command(
    name = "gateway",
    description = "The USSD and SMS front door of Machakos County.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its code. */
  public static void main(String[] arguments) {
    Logs.gather();
    boolean named = arguments.length > 0 && !arguments[0].startsWith("--config");
    String[] words = arguments;
    if (!named) {
      words = new String[arguments.length + 1];
      words[0] = "serve";
      System.arraycopy(arguments, 0, words, 1, arguments.length);
    }
    System.exit(commands(System.getenv(), Clock.systemUTC()).execute(words));
  }

  /** All commands. */
  static CommandLine commands(Map<String, String> environment, Clock clock) {
    CommandLine commands = new CommandLine(new Main());
    commands.addSubcommand(new ServeCommand(environment, clock));
    commands.addSubcommand(new DialCommand());
    commands.addSubcommand(new MenuDiagramCommand());
    commands.addSubcommand(new BackupCommand(environment, clock));
    commands.addSubcommand(new RestoreCommand(environment));
    commands.addSubcommand(new KeysCommand(environment));
    commands.addSubcommand(new PermitKeysCommand());
    commands.addSubcommand(new VerifyCommand(environment, clock));
    commands.addSubcommand(new AuditCommand(environment, clock));
    commands.addSubcommand(new ActCommand(environment, clock));
    commands.addSubcommand(new ImportCommand(environment, clock));
    commands.addSubcommand(MoneyCommand.with(environment, clock));
    commands.addSubcommand(MpesaCommand.with(environment, clock));
    commands.addSubcommand(new RetrainCommand(environment));
    commands.addSubcommand(new RehearseCommand(clock));
    // these hold for the subcommands that are there by now
    commands.setExecutionExceptionHandler(new Failed());
    commands.registerConverter(LocalDate.class, Main::day);
    return commands;
  }

  private static LocalDate day(String word) {
    try {
      return LocalDate.parse(word);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + word + "' is not a day such as 2026-11-20");
    }
  }
}
