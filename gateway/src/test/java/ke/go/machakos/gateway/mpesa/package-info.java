/** The county's side of M-Pesa, over real stores and the stand-in. */
@NullMarked
package ke.go.machakos.gateway.mpesa;

import org.jspecify.annotations.NullMarked;
