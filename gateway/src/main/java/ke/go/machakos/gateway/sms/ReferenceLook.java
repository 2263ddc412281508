package ke.go.machakos.gateway.sms;

import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.engine.Outcome;

/**
 * A look at what a reference names, told in an SMS by the texts that menus have for it.
 *
 * @param kind what the references name
 * @param how the text that says how the command is written
 * @param refused the text for a mistyped reference, with an example
 * @param look finds it, by the argument {@code number}
 * @param texts the text of each outcome
 */
public record ReferenceLook(
    Reference.Kind kind, String how, String refused, Action.Look look, Map<String, String> texts) {
  public ReferenceLook {
    texts = Map.copyOf(texts);
  }

  /** Answers a command. */
  public SmsReply answer(SmsAsk ask) {
    if (ask.argument().isEmpty()) {
      return SmsReply.of(ask, how);
    }
    return Reference.parse(ask.argument())
        .filter(reference -> reference.kind() == kind)
        .map(reference -> found(ask, reference))
        .orElseGet(() -> SmsReply.of(ask, refused));
  }

  private SmsReply found(SmsAsk ask, Reference reference) {
    Map<String, String> number = Map.of("number", reference.digits());
    Outcome outcome = look.look(new Ask(ask.caller(), number, ask.language(), ask.now()));
    String key =
        Optional.ofNullable(texts.get(outcome.name()))
            .orElseThrow(() -> new IllegalStateException("no text for " + outcome.name()));
    return SmsReply.of(ask, key, outcome.values());
  }
}
