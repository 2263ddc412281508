package ke.go.machakos.gateway.sms;

import java.util.List;
import java.util.Set;
import ke.go.machakos.db.inbox.OptOuts;

/** The commands that belong to no feature: help, and whether messages are wanted. */
public final class StandingCommands {
  static final String HELP = "sms.help";

  /** Those by which somebody says whether they want messages. */
  private static final Set<String> WISHES = Set.of("stop", "start");

  private final OptOuts optOuts;

  public StandingCommands(OptOuts optOuts) {
    this.optOuts = optOuts;
  }

  /** Whether a command is obeyed whoever sends it, and however much they send. */
  static boolean isWish(SmsCommand command) {
    return WISHES.contains(command.name());
  }

  /** All of them. */
  public List<SmsCommand> all() {
    return List.of(
        new SmsCommand(
            "stop",
            new CommandWords(Set.of("STOP"), Set.of("STOP", "ACHA")),
            Argument.NONE,
            true,
            ask -> wish(ask, true)),
        new SmsCommand(
            "help",
            CommandWords.of("HELP", "MSAADA"),
            Argument.NONE,
            true,
            ask -> SmsReply.of(ask, HELP)),
        SmsCommand.of(
            "start", CommandWords.of("START", "ANZA"), Argument.NONE, ask -> wish(ask, false)));
  }

  private SmsReply wish(SmsAsk ask, boolean out) {
    return SmsReply.of(ask, out ? "sms.stopped" : "sms.started")
        .with(tx -> optOuts.set(tx, ask.caller(), out, "sms", ask.now()));
  }
}
