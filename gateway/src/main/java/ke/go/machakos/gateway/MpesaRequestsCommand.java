package ke.go.machakos.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.payments.ProviderRequests;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mpesa requests}: what M-Pesa was asked about single payments, and what came of it. */
@Command(
    name = "requests",
    description = "Say what M-Pesa was asked about single payments, and what came of it.")
final class MpesaRequestsCommand implements Callable<Integer> {
  private final MoneyRun.Start start;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(
      names = "--most",
      defaultValue = "20",
      description = "how many are listed, the newest first (${DEFAULT-VALUE})")
  private int most = 20;

  MpesaRequestsCommand(MoneyRun.Start start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(start.run(config.path(), this::list));
  }

  private MoneyRun.Answer list(MoneyRun run) {
    List<ProviderRequest> newest =
        run.database().read(tx -> new ProviderRequests().newest(tx, most));
    return MoneyRun.Answer.list(newest.stream().map(MpesaRequestsCommand::line));
  }

  static String line(ProviderRequest it) {
    return "%d %s %s%s: %s%s"
        .formatted(
            it.id(),
            it.kind().code(),
            it.receipt(),
            it.amount().isPositive() ? " " + it.amount() : "",
            it.state().name().toLowerCase(Locale.ROOT),
            it.code().map(code -> ", " + code + " " + it.outcome().orElse("")).orElse(""));
  }
}
