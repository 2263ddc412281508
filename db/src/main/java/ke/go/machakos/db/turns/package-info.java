/** What makes the writes of a turn happen once. */
@NullMarked
package ke.go.machakos.db.turns;

import org.jspecify.annotations.NullMarked;
