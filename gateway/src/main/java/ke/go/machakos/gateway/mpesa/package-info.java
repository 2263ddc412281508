/** Payments by M-Pesa: asked for on phones, heard of from every side, told to who paid. */
@NullMarked
package ke.go.machakos.gateway.mpesa;

import org.jspecify.annotations.NullMarked;
