/** Where a permit stands, over real stores. */
@NullMarked
package ke.go.machakos.gateway.permits;

import org.jspecify.annotations.NullMarked;
