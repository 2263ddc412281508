/** Where permits stand. */
@NullMarked
package ke.go.machakos.gateway.permits;

import org.jspecify.annotations.NullMarked;
