/**
 * Money as it comes in: evidence, the one payment it is of, what a person must look into, pushes.
 */
@NullMarked
package ke.go.machakos.db.payments;

import org.jspecify.annotations.NullMarked;
