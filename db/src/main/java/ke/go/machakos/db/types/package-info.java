/** How columns become Java types where jOOQ's own choice is not ours. */
@NullMarked
package ke.go.machakos.db.types;

import org.jspecify.annotations.NullMarked;
