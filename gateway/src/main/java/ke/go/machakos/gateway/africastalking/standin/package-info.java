/**
 * Africa's Talking's SMS on loopback, for demo mode and tests: takes messages on the provider's
 * wire format, brings them to simulated phones, reports, and fails when told to.
 */
@NullMarked
package ke.go.machakos.gateway.africastalking.standin;

import org.jspecify.annotations.NullMarked;
