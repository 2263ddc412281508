/** Payments by M-Pesa over the real stores and the stand-in. */
@NullMarked
package ke.go.machakos.gateway.mpesa;

import org.jspecify.annotations.NullMarked;
