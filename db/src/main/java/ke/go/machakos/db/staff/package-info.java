/** The people who work for the county, and who of them was called to what. */
@NullMarked
package ke.go.machakos.db.staff;

import org.jspecify.annotations.NullMarked;
