/** Where things are in the county: sub-counties, wards, hospitals, departments. */
@NullMarked
package ke.go.machakos.db.places;

import org.jspecify.annotations.NullMarked;
