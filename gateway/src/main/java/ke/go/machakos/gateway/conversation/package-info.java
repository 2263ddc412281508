/** The turn: a dialogue moved by one answer, exactly once, whatever the network repeats. */
@NullMarked
package ke.go.machakos.gateway.conversation;

import org.jspecify.annotations.NullMarked;
