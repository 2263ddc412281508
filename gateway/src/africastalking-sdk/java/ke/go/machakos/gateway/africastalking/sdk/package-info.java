/** Africa's Talking by the vendor's Java SDK; compiled in the profile africastalking-sdk alone. */
@NullMarked
package ke.go.machakos.gateway.africastalking.sdk;

import org.jspecify.annotations.NullMarked;
