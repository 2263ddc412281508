package ke.go.machakos.gateway.citizens;

import java.util.Map;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.text.Language;

/** The language of messages, chosen by SMS. */
public final class LanguageSms {
  private static final Map<String, Language> NAMES =
      Map.of(
          "EN", Language.EN,
          "ENGLISH", Language.EN,
          "SW", Language.SW,
          "KISWAHILI", Language.SW,
          "SWAHILI", Language.SW,
          "KAM", Language.KAM,
          "KIKAMBA", Language.KAM);

  private final Citizens citizens;
  private final SmsDialogues dialogues;

  public LanguageSms(Citizens citizens, SmsDialogues dialogues) {
    this.citizens = citizens;
    this.dialogues = dialogues;
  }

  /** The command. */
  public SmsCommand command() {
    return SmsCommand.of(
        "language", CommandWords.of("LANG", "LUGHA"), Argument.oneOf(NAMES.keySet()), this::choose);
  }

  /** Nothing is kept of somebody who has not agreed: theirs is the language of one answer. */
  private SmsReply choose(SmsAsk ask) {
    Language language = NAMES.get(ask.argument());
    if (language == null) {
      return SmsReply.of(ask, "sms.language.how");
    }
    if (citizens.find(ask.caller()).filter(Citizen::consents).isEmpty()) {
      return SmsReply.of(ask, "sms.language.once", Map.of("language", language.code()))
          .in(language);
    }
    return SmsReply.of(ask, "sms.language.done", Map.of("language", language.code()))
        .in(language)
        .with(
            tx -> {
              citizens.speaks(tx, ask.caller(), language.code());
              // who changes their mind and changes it back sent no copy of the first
              dialogues.moved(tx, ask.caller(), ask.now());
            });
  }
}
