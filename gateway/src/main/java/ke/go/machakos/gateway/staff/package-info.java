/** Who works for the county: who has a matter, and who is woken by it. */
@NullMarked
package ke.go.machakos.gateway.staff;

import org.jspecify.annotations.NullMarked;
