package ke.go.machakos.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import ke.go.machakos.db.approvals.Proposal;
import ke.go.machakos.db.desk.Doubled;
import ke.go.machakos.db.desk.Doubles;
import ke.go.machakos.db.desk.UnmatchedPayment;
import ke.go.machakos.gateway.money.ApplicationBills;
import ke.go.machakos.gateway.money.Suggestion;
import ke.go.machakos.gateway.money.UnmatchedDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code money unmatched}, {@code money proposals} and {@code money doubles}. */
@Command(
    description =
        "Say which money waits for a bill and what it may be for, what waits for a second person,"
            + " or which payments may be one too many.")
final class MoneyListCommand implements Callable<Integer> {
  /** What is listed. */
  enum What {
    UNMATCHED,
    PROPOSALS,
    DOUBLES;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final MoneyRun.Start start;
  private final What what;

  @Option(names = "--config", paramLabel = "DIR", description = "the config folder")
  private Path config = Path.of("config");

  @Option(
      names = "--most",
      defaultValue = "20",
      description = "how many are listed, the oldest first (${DEFAULT-VALUE})")
  private int most = 20;

  @Option(
      names = "--days",
      defaultValue = "7",
      description = "with doubles: how many days back (${DEFAULT-VALUE})")
  private int days = 7;

  MoneyListCommand(MoneyRun.Start start, What what) {
    this.start = start;
    this.what = what;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(
        start.run(
            config,
            run ->
                MoneyRun.Answer.done(
                    switch (what) {
                      case UNMATCHED -> unmatched(run);
                      case PROPOSALS -> run.desk().open(most).stream().map(MoneyListCommand::line);
                      case DOUBLES -> doubles(run);
                    })));
  }

  private Stream<String> unmatched(MoneyRun run) {
    UnmatchedDesk desk = new UnmatchedDesk(run.database(), ApplicationBills.NONE);
    var gauge = desk.gauge();
    String all = gauge.payments() + " payments, " + gauge.sum() + ", wait for a bill";
    return Stream.concat(
        Stream.of(all), desk.oldest(most).stream().flatMap(it -> lines(desk, it, run)));
  }

  private static Stream<String> lines(UnmatchedDesk desk, UnmatchedPayment it, MoneyRun run) {
    String line =
        "%s%s %s for \"%s\", %s"
            .formatted(
                it.sample() ? "SAMPLE " : "",
                it.name(),
                it.amount(),
                it.accountGiven().orElse(""),
                age(it.age(run.now())));
    return Stream.concat(
        Stream.of(line), desk.suggestions(it).stream().map(MoneyListCommand::line));
  }

  private static String line(Suggestion it) {
    return "  %s %s owes %s: %s"
        .formatted(it.bill().number(), it.bill().stream(), it.bill().balance(), it.explained());
  }

  private static String line(Proposal it) {
    return "%d %s %s %s, by %s at %s: %s"
        .formatted(
            it.id(),
            it.kind().code(),
            it.subject(),
            it.payload(),
            it.proposedBy().username(),
            it.proposedAt(),
            it.reason());
  }

  private Stream<String> doubles(MoneyRun run) {
    return new Doubles(run.database())
        .between(run.now().minus(Duration.ofDays(days)), run.now()).stream()
            .map(MoneyListCommand::line);
  }

  private static String line(Doubled it) {
    return "%s: %s: %s, %s together"
        .formatted(it.about(), it.kind().words(), String.join(", ", it.payments()), it.sum());
  }

  private static String age(Duration age) {
    return age.toDays() > 0 ? age.toDays() + " days old" : age.toHours() + " hours old";
  }
}
