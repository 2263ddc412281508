/** The references that citizens type: digits alone, with a check digit. */
@NullMarked
package ke.go.machakos.db.reference;

import org.jspecify.annotations.NullMarked;
