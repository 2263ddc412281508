/** What was done by whom, and the chain that shows whether it was changed since. */
@NullMarked
package ke.go.machakos.db.audit;

import org.jspecify.annotations.NullMarked;
