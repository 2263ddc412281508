package ke.go.machakos.gateway.sms;

import java.util.List;
import java.util.Set;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.inbox.SmsDialogues;

/** The commands that belong to no feature: help, and whether messages are wanted. */
public final class StandingCommands {
  static final String HELP = "sms.help";

  /** Those by which somebody says whether they want messages. */
  private static final Set<String> WISHES = Set.of("stop", "start");

  private final OptOuts optOuts;
  private final SmsDialogues dialogues;

  public StandingCommands(OptOuts optOuts, SmsDialogues dialogues) {
    this.optOuts = optOuts;
    this.dialogues = dialogues;
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

  /** The last wish counts: who stops, starts and stops again sent no copy of the first. */
  private SmsReply wish(SmsAsk ask, boolean out) {
    return SmsReply.of(ask, out ? "sms.stopped" : "sms.started")
        .with(
            tx -> {
              optOuts.set(tx, ask.caller(), out, "sms", ask.now());
              dialogues.moved(tx, ask.caller(), ask.now());
            });
  }
}
