/**
 * What the county promises a resident in time, and what is due when the time passes. It knows
 * neither cases nor permits, reads nothing but its definition files at the start, and is told the
 * time.
 */
@NullMarked
package ke.go.machakos.gateway.promise;

import org.jspecify.annotations.NullMarked;
