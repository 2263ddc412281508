package ke.go.machakos.gateway.sms;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.inbox.Acquaintance;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.menus.text.Language;

/** Who is heard: asked of every message before anything else. */
@FunctionalInterface
public interface Door {
  /** Everybody is heard. */
  Door OPEN = (message, sender, wish, language, now) -> Optional.empty();

  /**
   * What becomes of a message that is not heard; empty for one that is. Reads only.
   *
   * @param wish whether it says that its sender wants messages, or none: that is obeyed in any
   *     case, and the door only says whether it is answered
   */
  Optional<SmsReply> shut(
      ReceivedMessage message, Acquaintance sender, boolean wish, Language language, Instant now);
}
