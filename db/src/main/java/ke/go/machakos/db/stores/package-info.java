/** Both stores opened together, embedded or elsewhere. */
@NullMarked
package ke.go.machakos.db.stores;

import org.jspecify.annotations.NullMarked;
