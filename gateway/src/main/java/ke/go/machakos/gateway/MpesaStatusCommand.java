package ke.go.machakos.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.payments.ProviderRequests;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mpesa status}: asks M-Pesa how a payment stands, and waits for its answer. */
@Command(
    name = "status",
    description = "Ask M-Pesa how the transaction of a receipt stands, and wait for its answer.")
final class MpesaStatusCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final MoneyRun.Start start;
  private final ProviderRequests requests = new ProviderRequests();

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "how long the answer is waited for (${DEFAULT-VALUE})")
  private int seconds = 30;

  @Parameters(paramLabel = "RECEIPT", description = "M-Pesa's code")
  private String receipt = "";

  MpesaStatusCommand(MoneyRun.Start start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(start.run(config.path(), this::ask));
  }

  private MoneyRun.Answer ask(MoneyRun run) {
    String code = receipt.strip().toUpperCase(Locale.ROOT);
    if (!code.matches("[A-Z0-9]{6,20}")) {
      return MoneyRun.Answer.refused(receipt + " is not a receipt");
    }
    long id =
        run.database()
            .write(
                tx ->
                    requests.ask(
                        tx, ProviderRequest.Kind.STATUS, code, Money.ZERO, null, run.now()));
    ProviderRequest ended = waitFor(run, id);
    String line = MpesaRequestsCommand.line(ended);
    return switch (ended.state()) {
      case DONE -> MoneyRun.Answer.done(line);
      case FAILED -> MoneyRun.Answer.refused(line);
      case DUE, SENDING, SENT ->
          MoneyRun.Answer.refused(line + "; does a gateway run? see mpesa requests later");
    };
  }

  private ProviderRequest waitFor(MoneyRun run, long id) {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (true) {
      ProviderRequest now = run.database().read(tx -> requests.find(tx, id)).orElseThrow();
      if (now.state().isEnd() || System.nanoTime() > deadline) {
        return now;
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return now;
      }
    }
  }
}
