/** What every party that a demonstration plays has: forms to post, what was on the wire, faults. */
@NullMarked
package ke.go.machakos.gateway.loopback;

import org.jspecify.annotations.NullMarked;
