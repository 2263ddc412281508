@NullMarked
package ke.go.machakos.gateway.simulator;

import org.jspecify.annotations.NullMarked;
