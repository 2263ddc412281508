package ke.go.machakos.gateway.conversation;

import ke.go.machakos.db.phone.Msisdn;

/**
 * One turn as a network delivers it.
 *
 * @param sessionId the network's name of the dialogue
 * @param networkCode the mobile network, or empty
 * @param text every answer so far joined by {@code *}; empty when the dialogue begins
 */
public record UssdTurn(
    String sessionId, Msisdn phone, String serviceCode, String networkCode, String text) {
  /** How many answers the text counts, taking each {@code *} for a join: it never falls. */
  int depth() {
    return depth(text);
  }

  static int depth(String text) {
    return text.isEmpty() ? 0 : (int) text.chars().filter(c -> c == '*').count() + 1;
  }
}
