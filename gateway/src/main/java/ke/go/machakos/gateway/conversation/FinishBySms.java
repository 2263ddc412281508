package ke.go.machakos.gateway.conversation;

import java.time.Instant;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.menus.text.Language;

/** Puts a message into the outbox that lets a person finish by SMS what was cut. Thread-safe. */
@FunctionalInterface
public interface FinishBySms {
  /**
   * Asks for the message; however often the same dialogue at the same place asks, one is sent.
   *
   * @param origin the network's name of the dialogue that was cut
   * @param revision how many answers it had taken
   */
  void request(Msisdn phone, Language language, String origin, int revision, Instant now);
}
