package ke.go.machakos.gateway.conversation;

import java.time.Instant;
import ke.go.machakos.menus.engine.Reply;
import ke.go.machakos.menus.engine.Session;

/**
 * A dialogue as it is kept between two turns.
 *
 * @param origin the network's name of the dialogue that this one began as; a dialogue that was cut
 *     and is gone on with keeps its first
 * @param base what is added to a turn's depth to count the answers since the origin began
 * @param revision answers since the origin began, as of the last turn
 * @param text all that the network had delivered with the last turn
 * @param reply what the last turn was answered
 * @param offered whether the person is being asked if they go on where they were cut; the session
 *     is then the one that was cut
 * @param at when the last turn arrived
 */
record Dialogue(
    String origin,
    int base,
    int revision,
    String text,
    Reply reply,
    boolean offered,
    Instant at,
    Session session) {}
