/** This machine's public port as an outside party meets it: its forms, and what was on the wire. */
@NullMarked
package ke.go.machakos.gateway.loopback;

import org.jspecify.annotations.NullMarked;
