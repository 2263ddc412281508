/** The listener that the world can reach. */
@NullMarked
package ke.go.machakos.gateway.http;

import org.jspecify.annotations.NullMarked;
