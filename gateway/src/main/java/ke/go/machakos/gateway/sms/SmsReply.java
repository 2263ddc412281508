package ke.go.machakos.gateway.sms;

import java.util.Map;
import java.util.function.Consumer;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.text.Language;

/**
 * What a message is answered, and what else happens with the answer.
 *
 * @param key the text of the answer; empty where there is none
 * @param values what fills its slots
 * @param effect what happens in the transaction that stores the answer
 * @param state what becomes of the message
 */
public record SmsReply(
    Language language, String key, Map<String, String> values, Effect effect, Inbox.State state) {
  public SmsReply {
    values = Map.copyOf(values);
  }

  /** An answer with no other effect. */
  public static SmsReply of(SmsAsk ask, String key, Map<String, String> values) {
    return new SmsReply(ask.language(), key, values, tx -> Map.of(), Inbox.State.HANDLED);
  }

  /** An answer that is one text. */
  public static SmsReply of(SmsAsk ask, String key) {
    return of(ask, key, Map.of());
  }

  /** No answer. */
  public static SmsReply silent(Language language, Inbox.State state) {
    return new SmsReply(language, "", Map.of(), tx -> Map.of(), state);
  }

  /** The same with another text. */
  public SmsReply saying(String other) {
    return saying(other, values);
  }

  /** The same with another text, and what fills its slots. */
  public SmsReply saying(String other, Map<String, String> filling) {
    return new SmsReply(language, other, filling, effect, state);
  }

  /** Whether there is an answer. */
  public boolean answers() {
    return !key.isEmpty();
  }

  /** The same with something that changes. */
  public SmsReply with(Consumer<Tx> change) {
    return filledBy(
        tx -> {
          change.accept(tx);
          return Map.of();
        });
  }

  /** The same with something that changes and fills further slots of the answer. */
  public SmsReply filledBy(Effect other) {
    return new SmsReply(language, key, values, other, state);
  }

  /** The same with something that happens before the rest. */
  public SmsReply after(Consumer<Tx> change) {
    return filledBy(
        tx -> {
          change.accept(tx);
          return effect.in(tx);
        });
  }

  /** The same in another language. */
  public SmsReply in(Language other) {
    return new SmsReply(other, key, values, effect, state);
  }

  /** The same for a message that a person has to read. */
  public SmsReply forHuman() {
    return new SmsReply(language, key, values, effect, Inbox.State.FOR_HUMAN);
  }

  /**
   * Changes something through the transaction alone, which undoes all of it when it is rolled back,
   * and says what fills further slots: the number of a case that it opened.
   */
  @FunctionalInterface
  public interface Effect {
    Map<String, String> in(Tx tx);
  }
}
