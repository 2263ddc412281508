/** Permits and where they stand. */
@NullMarked
package ke.go.machakos.db.permits;

import org.jspecify.annotations.NullMarked;
