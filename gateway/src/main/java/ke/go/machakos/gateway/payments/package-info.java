/** What bills come to, and whether payments arrived. */
@NullMarked
package ke.go.machakos.gateway.payments;

import org.jspecify.annotations.NullMarked;
