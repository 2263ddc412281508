/** The chain of what was done by whom. */
@NullMarked
package ke.go.machakos.db.audit;

import org.jspecify.annotations.NullMarked;
