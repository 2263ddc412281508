package ke.go.machakos.gateway;

import java.io.IOException;
import java.util.concurrent.Callable;
import ke.go.machakos.gateway.money.MatterDesk;
import ke.go.machakos.gateway.money.MoneyDesk;
import ke.go.machakos.gateway.money.MoneyRoles;
import ke.go.machakos.gateway.money.Refusal;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code money settle}: says that what is flagged was looked into. */
@Command(
    name = "settle",
    description = "Say that a double, a disagreement or what could not be read was looked into.")
final class MoneySettleCommand implements Callable<Integer> {
  private final MoneyRun.Start start;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(names = "--staff", paramLabel = "USERNAME", required = true, description = "who looked")
  private String staff = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "what they found")
  private String reason = "";

  @Parameters(
      paramLabel = "NUMBER",
      description = "as money doubles, disagreements or unread lists it")
  private long matter;

  MoneySettleCommand(MoneyRun.Start start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(start.run(config.path(), this::settle));
  }

  private MoneyRun.Answer settle(MoneyRun run) {
    MoneyRoles roles = MoneyRoles.read(config.path());
    return new MatterDesk(run.database(), run.vault(), roles)
        .settle(matter, new MoneyDesk.Asked(staff, reason, run.now()))
        .map(Refusal::words)
        .map(MoneyRun.Answer::refused)
        .orElseGet(() -> MoneyRun.Answer.done(matter + " is settled"));
  }
}
