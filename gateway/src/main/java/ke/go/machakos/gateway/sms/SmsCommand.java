package ke.go.machakos.gateway.sms;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A command that people text.
 *
 * @param name what it is called in the inbox
 * @param words the words it begins with
 * @param argument what may follow; nothing may always follow
 * @param first whether it counts even where a conversation waits for an answer
 * @param by whose command it is: from anybody else the same words are no command
 * @param handler answers it; reads only, and changes things by the effect of its reply
 */
public record SmsCommand(
    String name,
    CommandWords words,
    Argument argument,
    boolean first,
    Predicate<SmsAsk> by,
    Function<SmsAsk, SmsReply> handler) {
  /** A command of everybody's. */
  public SmsCommand(
      String name,
      CommandWords words,
      Argument argument,
      boolean first,
      Function<SmsAsk, SmsReply> handler) {
    this(name, words, argument, first, anybody -> true, handler);
  }

  /** A command that a waiting conversation comes before. */
  public static SmsCommand of(
      String name, CommandWords words, Argument argument, Function<SmsAsk, SmsReply> handler) {
    return new SmsCommand(name, words, argument, false, handler);
  }
}
