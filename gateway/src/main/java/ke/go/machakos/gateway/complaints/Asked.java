package ke.go.machakos.gateway.complaints;

import java.util.Optional;
import java.util.function.BiFunction;
import ke.go.machakos.gateway.sms.Conversation;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsReply;

/**
 * A question of a report that waits for its answer.
 *
 * @param answered what comes of a text; empty where it is no answer
 */
record Asked(Draft.Question question, BiFunction<Draft, SmsAsk, Optional<SmsReply>> answered)
    implements Conversation {
  @Override
  public String kind() {
    return question.kind();
  }

  @Override
  public Optional<SmsReply> answer(SmsAsk ask, String content) {
    return Drafts.of(ask)
        .filter(draft -> draft.question().filter(question::equals).isPresent())
        .flatMap(draft -> answered.apply(draft, ask));
  }
}
