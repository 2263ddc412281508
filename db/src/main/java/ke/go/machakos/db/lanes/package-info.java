/** Work of concurrent turns done together. */
@NullMarked
package ke.go.machakos.db.lanes;

import org.jspecify.annotations.NullMarked;
