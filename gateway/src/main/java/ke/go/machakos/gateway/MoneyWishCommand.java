package ke.go.machakos.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.money.MoneyDesk;
import ke.go.machakos.gateway.settings.ConfigFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code money match}, {@code waive}, {@code refund} and {@code reverse}, and {@code mpesa
 * reverse}: proposes it.
 */
@Command(footer = "Somebody else approves it, by money approve.")
final class MoneyWishCommand implements Callable<Integer> {
  /** What is proposed. */
  enum Kind {
    MATCH("Propose that a payment without a bill be put on one."),
    WAIVE("Propose that a part of what a bill asks for be let go."),
    REFUND("Propose that what a bill was paid too much be paid back."),
    REVERSE("Propose that a payment be taken out of the books; M-Pesa is not asked."),
    /** {@code mpesa reverse}. */
    SEND_BACK("Propose that M-Pesa send a payment back, which then leaves the books.");

    /** What its help says. */
    final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean isOfMpesa() {
      return this == SEND_BACK;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final MoneyRun.Start start;
  private final Kind kind;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(names = "--staff", paramLabel = "USERNAME", required = true, description = "who proposes")
  private String staff = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Parameters(
      arity = "1..2",
      paramLabel = "WORD",
      description = {
        "match RECEIPT BILL; waive BILL AMOUNT; refund BILL AMOUNT; reverse RECEIPT",
        "an amount is in whole shillings"
      })
  private List<String> words = List.of();

  MoneyWishCommand(MoneyRun.Start start, Kind kind) {
    this.start = start;
    this.kind = kind;
  }

  @Override
  public Integer call() throws IOException {
    return say(start.run(config.path(), this::propose));
  }

  private MoneyRun.Answer propose(MoneyRun run) {
    boolean ofReceipt = kind == Kind.REVERSE || kind == Kind.SEND_BACK;
    if (words.size() != (ofReceipt ? 1 : 2)) {
      return MoneyRun.Answer.refused("see the same with --help");
    }
    MoneyDesk desk = run.desk();
    MoneyDesk.Asked asked = new MoneyDesk.Asked(staff, reason, run.now());
    String first = words.getFirst();
    String last = words.getLast();
    return switch (kind) {
      case REVERSE -> MoneyRun.told(desk.reverse(first, asked));
      case SEND_BACK -> MoneyRun.told(desk.sendBack(first, asked));
      case MATCH ->
          bill(last)
              .map(bill -> MoneyRun.told(desk.match(first, bill, asked)))
              .orElseGet(() -> noBill(last));
      case WAIVE, REFUND -> owed(desk, first, last, asked);
    };
  }

  private MoneyRun.Answer owed(
      MoneyDesk desk, String number, String amount, MoneyDesk.Asked asked) {
    Optional<Reference> bill = bill(number);
    if (bill.isEmpty()) {
      return noBill(number);
    }
    if (!amount.matches("[0-9]{1,10}")) {
      return MoneyRun.Answer.refused(amount + " is not an amount in whole shillings");
    }
    Money money = new Money(Long.parseLong(amount));
    return MoneyRun.told(
        kind == Kind.WAIVE
            ? desk.waive(bill.get(), money, asked)
            : desk.refund(bill.get(), money, asked));
  }

  private static Optional<Reference> bill(String number) {
    return Reference.parse(number).filter(it -> it.kind() == Reference.Kind.BILL);
  }

  private static MoneyRun.Answer noBill(String number) {
    return MoneyRun.Answer.refused(number + " is not the number of a bill");
  }

  static int say(MoneyRun.Answer answer) {
    answer.lines().forEach(answer.done() ? System.out::println : System.err::println);
    return answer.done() ? 0 : 1;
  }
}
