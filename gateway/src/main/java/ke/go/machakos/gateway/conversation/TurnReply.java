package ke.go.machakos.gateway.conversation;

import ke.go.machakos.gateway.operations.TurnOutcome;

/**
 * What a turn is answered with.
 *
 * @param more whether the dialogue goes on (CON) or is over (END)
 * @param screen the screen shown, for the metrics
 * @param text within the page of the network
 * @param began whether a dialogue began with it
 */
public record TurnReply(
    boolean more, String screen, String text, TurnOutcome outcome, boolean began) {}
