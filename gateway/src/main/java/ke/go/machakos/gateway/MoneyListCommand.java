package ke.go.machakos.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import ke.go.machakos.db.approvals.Proposal;
import ke.go.machakos.db.desk.UnmatchedPayment;
import ke.go.machakos.db.payments.Doubled;
import ke.go.machakos.db.payments.Doubles;
import ke.go.machakos.db.payments.Matter;
import ke.go.machakos.db.payments.Matters;
import ke.go.machakos.db.payments.UnreadCallbacks;
import ke.go.machakos.gateway.money.Suggestion;
import ke.go.machakos.gateway.money.UnmatchedDesk;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code money unmatched}, {@code money proposals}, {@code money doubles}, {@code money
 * disagreements} and {@code money unread}.
 */
@Command
final class MoneyListCommand implements Callable<Integer> {
  /** What is listed. */
  enum What {
    UNMATCHED("Say which money waits for a bill, and what it may be for."),
    PROPOSALS("Say what was proposed and waits for a second person."),
    DOUBLES("Say which payments may be one too many."),
    DISAGREEMENTS("Say what was told of a payment that contradicts the books."),
    UNREAD("Say what M-Pesa sent that nobody could read: money may be behind it.");

    /** What its help says. */
    final String words;

    What(String words) {
      this.words = words;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final MoneyRun.Start start;
  private final What what;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(
      names = "--most",
      defaultValue = "20",
      description = "how many are listed, the oldest first (${DEFAULT-VALUE})")
  private int most = 20;

  MoneyListCommand(MoneyRun.Start start, What what) {
    this.start = start;
    this.what = what;
  }

  @Override
  public Integer call() throws IOException {
    return MoneyWishCommand.say(
        start.run(
            config.path(),
            run ->
                MoneyRun.Answer.list(
                    switch (what) {
                      case UNMATCHED -> unmatched(run);
                      case PROPOSALS -> run.desk().open(most).stream().map(MoneyListCommand::line);
                      case DOUBLES -> doubles(run);
                      case DISAGREEMENTS -> disagreements(run);
                      case UNREAD -> unread(run);
                    })));
  }

  private Stream<String> unmatched(MoneyRun run) {
    UnmatchedDesk desk = new UnmatchedDesk(run.database(), run.vault());
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
    Doubles doubles = new Doubles(run.vault());
    return run.database().read(tx -> doubles.open(tx, most)).stream().map(MoneyListCommand::line);
  }

  private static String line(Doubled it) {
    return "%d %s: %s: %s, %s together"
        .formatted(it.matter(), it.about(), it.words(), String.join(", ", it.payments()), it.sum());
  }

  private Stream<String> disagreements(MoneyRun run) {
    Matters matters = new Matters(run.vault());
    return run.database().read(tx -> matters.open(tx, Matter.Kind.DISAGREES, most)).stream()
        .map(
            it ->
                "%d payment #%s: another %s was told"
                    .formatted(
                        it.id(),
                        it.payment().isPresent() ? it.payment().getAsLong() : "?",
                        it.why().code()));
  }

  private Stream<String> unread(MoneyRun run) {
    UnreadCallbacks unread = new UnreadCallbacks(run.database(), run.vault());
    return run.database().read(tx -> unread.open(tx, most)).stream()
        .map(it -> "%d %s on %s: %s".formatted(it.matter(), it.at(), it.kind(), it.reason()));
  }

  private static String age(Duration age) {
    return age.toDays() > 0 ? age.toDays() + " days old" : age.toHours() + " hours old";
  }
}
