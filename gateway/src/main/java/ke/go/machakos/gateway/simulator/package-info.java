/** A phone to try the service with: in a terminal, and as a page on the operator listener. */
@NullMarked
package ke.go.machakos.gateway.simulator;

import org.jspecify.annotations.NullMarked;
