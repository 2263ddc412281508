/** Whole dialogues over the shipped menus and texts, against real stores. */
@NullMarked
package ke.go.machakos.gateway.dialogue;

import org.jspecify.annotations.NullMarked;
