/** Why something stands where it does, as an officer said it. */
@NullMarked
package ke.go.machakos.db.reasons;

import org.jspecify.annotations.NullMarked;
