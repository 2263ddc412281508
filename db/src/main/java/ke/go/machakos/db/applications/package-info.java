/** Applications for permits: half-finished, submitted, and what became of them. */
@NullMarked
package ke.go.machakos.db.applications;

import org.jspecify.annotations.NullMarked;
