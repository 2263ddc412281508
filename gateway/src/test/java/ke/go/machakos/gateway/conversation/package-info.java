/** What becomes of dialogues over real stores. */
@NullMarked
package ke.go.machakos.gateway.conversation;

import org.jspecify.annotations.NullMarked;
