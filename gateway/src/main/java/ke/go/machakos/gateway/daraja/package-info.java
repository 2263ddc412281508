/**
 * Safaricom's Daraja, the way to M-Pesa: its requests written, its answers and its callbacks read.
 */
@NullMarked
package ke.go.machakos.gateway.daraja;

import org.jspecify.annotations.NullMarked;
