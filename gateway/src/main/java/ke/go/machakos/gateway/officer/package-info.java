/** The plain page on which officers act until the console is there; in a demonstration alone. */
@NullMarked
package ke.go.machakos.gateway.officer;

import org.jspecify.annotations.NullMarked;
