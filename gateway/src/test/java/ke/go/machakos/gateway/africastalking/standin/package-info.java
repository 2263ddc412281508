@NullMarked
package ke.go.machakos.gateway.africastalking.standin;

import org.jspecify.annotations.NullMarked;
