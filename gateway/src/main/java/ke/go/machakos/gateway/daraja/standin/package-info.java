/**
 * Daraja on loopback, for demo mode and tests: takes requests on the documented wire format, asks
 * simulated phones, keeps a ledger that it answers from, calls back, and fails when told to.
 */
@NullMarked
package ke.go.machakos.gateway.daraja.standin;

import org.jspecify.annotations.NullMarked;
