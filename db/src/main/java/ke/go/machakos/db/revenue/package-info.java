/** Bills whose master is the county's revenue system: taken in, kept in step and compared. */
@NullMarked
package ke.go.machakos.db.revenue;

import org.jspecify.annotations.NullMarked;
