@NullMarked
package ke.go.machakos.gateway.daraja;

import org.jspecify.annotations.NullMarked;
