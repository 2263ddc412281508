/** Phone numbers: the one form we store, and the masking of those found in free text. */
@NullMarked
package ke.go.machakos.db.phone;

import org.jspecify.annotations.NullMarked;
