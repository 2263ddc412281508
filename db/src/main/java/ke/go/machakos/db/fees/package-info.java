/**
 * What the county charges for its permits: versions of rules and waivers, each put in force by two
 * people.
 */
@NullMarked
package ke.go.machakos.db.fees;

import org.jspecify.annotations.NullMarked;
