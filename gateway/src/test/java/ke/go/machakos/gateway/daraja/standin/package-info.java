@NullMarked
package ke.go.machakos.gateway.daraja.standin;

import org.jspecify.annotations.NullMarked;
