/** Tests of what a permit costs. */
@NullMarked
package ke.go.machakos.gateway.fees;

import org.jspecify.annotations.NullMarked;
