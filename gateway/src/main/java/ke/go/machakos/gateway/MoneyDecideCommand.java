package ke.go.machakos.gateway;

import java.io.IOException;
import java.util.concurrent.Callable;
import ke.go.machakos.gateway.money.MoneyDesk;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code money approve} and {@code money decline}: decides what somebody else proposed. */
@Command
final class MoneyDecideCommand implements Callable<Integer> {
  private final MoneyRun.Start start;
  private final boolean approves;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(names = "--staff", paramLabel = "USERNAME", required = true, description = "who decides")
  private String staff = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "why it is declined")
  private String reason = "";

  @Parameters(paramLabel = "ID", description = "the number of the proposal")
  private long id;

  MoneyDecideCommand(MoneyRun.Start start, boolean approves) {
    this.start = start;
    this.approves = approves;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(
        start.run(
            config.path(),
            run ->
                MoneyRun.told(
                    approves
                        ? run.desk().approve(id, staff, run.now())
                        : run.desk().decline(id, new MoneyDesk.Asked(staff, reason, run.now())))));
  }
}
