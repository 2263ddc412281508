package ke.go.machakos.gateway.sms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.db.inbox.Acquaintance;
import ke.go.machakos.db.inbox.Acquaintances;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.menus.text.Language;

/**
 * Finds who answers a message that is heard: opting out and help, then the conversation that waits,
 * then the other commands, then whoever understands free text. Whether its sender wants messages is
 * obeyed of one that is not heard, too. Reads only. Thread-safe.
 */
public final class SmsRouter {
  private final SmsCommands commands;
  private final Map<String, Conversation> conversations;
  private final FreeText freeText;
  private final SmsDialogues dialogues;
  private final Acquaintances acquaintances;
  private final Optional<String> keyword;
  private final Door door;

  /** Makes a router that hears everybody. */
  public SmsRouter(
      List<SmsCommand> commands,
      List<Conversation> conversations,
      FreeText freeText,
      SmsDialogues dialogues,
      Acquaintances acquaintances,
      Optional<String> keyword) {
    this(commands, conversations, freeText, dialogues, acquaintances, keyword, Door.OPEN);
  }

  /**
   * Makes a router.
   *
   * @param keyword the word that begins a text to a shared code
   * @param door who is heard
   */
  public SmsRouter(
      List<SmsCommand> commands,
      List<Conversation> conversations,
      FreeText freeText,
      SmsDialogues dialogues,
      Acquaintances acquaintances,
      Optional<String> keyword,
      Door door) {
    this.commands = new SmsCommands(commands);
    this.conversations =
        conversations.stream().collect(Collectors.toMap(Conversation::kind, each -> each));
    this.freeText = freeText;
    this.dialogues = dialogues;
    this.acquaintances = acquaintances;
    this.keyword = keyword;
    this.door = door;
  }

  /**
   * An answer before it is given.
   *
   * @param as what gave it
   * @param moves how far the sender's conversation had moved when it was found: an answer to
   *     another question is none
   */
  record Plan(SmsReply reply, String as, int moves) {}

  /** Finds the answer to a message. */
  Plan plan(ReceivedMessage message, Instant now) {
    Msisdn from = message.from();
    Acquaintance sender = acquaintances.of(message);
    int moves = sender.moves();
    SmsText text = SmsText.of(message.body(), keyword);
    Optional<SmsCommands.Match> known = commands.in(text);
    Optional<Language> chosen = sender.language().flatMap(Language::of);
    Language language =
        chosen.or(() -> known.flatMap(SmsCommands.Match::language)).orElse(Language.SW);
    SmsAsk whole = new SmsAsk(from, text.words(), language, chosen.isPresent(), sender, now);
    Optional<SmsCommands.Match> wish =
        known.filter(match -> StandingCommands.isWish(match.command()));
    Optional<SmsReply> shut = door.shut(message, sender, wish.isPresent(), language, now);
    if (shut.isPresent()) {
      return wish.map(match -> obeyed(match, whole, shut.get(), moves))
          .orElseGet(() -> new Plan(shut.get(), "door", moves));
    }
    Optional<SmsCommands.Match> command =
        known.filter(match -> match.command().by().test(asked(match, whole)));
    if (text.isEmpty() && text.words().isEmpty()) {
      return new Plan(SmsReply.of(whole, StandingCommands.HELP), "empty", moves);
    }
    if (command.isEmpty() || !command.get().command().first()) {
      Optional<Plan> waiting =
          sender
              .waiting(now)
              .flatMap(
                  dialogue ->
                      Optional.ofNullable(conversations.get(dialogue.kind()))
                          .flatMap(with -> with.answer(whole, dialogue.content()))
                          .map(reply -> new Plan(reply, "conversation/" + dialogue.kind(), moves)));
      if (waiting.isPresent()) {
        return waiting.get();
      }
    }
    return command
        .map(match -> commanded(match, whole, moves))
        .orElseGet(() -> new Plan(freeText.answer(whole), "free text", moves));
  }

  /** The answer to a message that nothing here can answer. */
  Plan toPerson(ReceivedMessage message, Instant now) {
    SmsDialogues.Standing standing = dialogues.standing(message.from(), now);
    return new Plan(
        SmsReply.silent(Language.SW, Inbox.State.FOR_HUMAN).saying(FreeText.HUMAN),
        "given up",
        standing.moves());
  }

  private static Plan commanded(SmsCommands.Match match, SmsAsk whole, int moves) {
    return new Plan(
        match.command().handler().apply(asked(match, whole)),
        "command/" + match.command().name(),
        moves);
  }

  /** Does what a wish asks, and answers as the door says. */
  private static Plan obeyed(SmsCommands.Match wish, SmsAsk whole, SmsReply shut, int moves) {
    Plan heard = commanded(wish, whole, moves);
    return new Plan(shut.filledBy(heard.reply().effect()), heard.as(), moves);
  }

  private static SmsAsk asked(SmsCommands.Match match, SmsAsk whole) {
    return new SmsAsk(
        whole.caller(),
        match.argument(),
        whole.language(),
        whole.chosen(),
        whole.sender(),
        whole.now());
  }
}
