/** Africa's Talking: its form fields read and its answers written. */
@NullMarked
package ke.go.machakos.gateway.africastalking;

import org.jspecify.annotations.NullMarked;
