package ke.go.machakos.gateway.sms;

import java.time.Instant;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.db.phone.Msisdn;

/**
 * A message with the answer that was found for it, which is not given yet.
 *
 * @param at when it was found
 */
record Settlement(ReceivedMessage message, SmsRouter.Plan plan, Instant at) {
  Msisdn from() {
    return message.from();
  }

  Inbox.Handled handled() {
    return new Inbox.Handled(message.id(), plan.reply().state(), plan.as(), at);
  }
}
