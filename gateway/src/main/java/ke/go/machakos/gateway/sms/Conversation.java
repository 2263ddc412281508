package ke.go.machakos.gateway.sms;

import java.util.Optional;

/** A conversation by SMS that may wait for an answer. */
public interface Conversation {
  /** Which it is, in the store. */
  String kind();

  /**
   * Answers a text, moving on by the reply's effect.
   *
   * @param content what it has to remember
   * @return empty where the text is no answer to what it waits for
   */
  Optional<SmsReply> answer(SmsAsk ask, String content);
}
