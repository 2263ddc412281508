package ke.go.machakos.gateway.sms;

import java.util.Set;
import java.util.function.Function;

/**
 * A command that people text.
 *
 * @param name what it is called in the inbox
 * @param words the words it begins with, in capitals
 * @param argument what may follow; nothing may always follow
 * @param first whether it counts even where a conversation waits for an answer
 * @param handler answers it; reads only, and changes things by the effect of its reply
 */
public record SmsCommand(
    String name,
    Set<String> words,
    Argument argument,
    boolean first,
    Function<SmsAsk, SmsReply> handler) {
  public SmsCommand {
    words = Set.copyOf(words);
  }

  /** A command that a waiting conversation comes before. */
  public static SmsCommand of(
      String name, Set<String> words, Argument argument, Function<SmsAsk, SmsReply> handler) {
    return new SmsCommand(name, words, argument, false, handler);
  }
}
