/** Messages that came, what they may answer, and who wants no others. */
@NullMarked
package ke.go.machakos.db.inbox;

import org.jspecify.annotations.NullMarked;
