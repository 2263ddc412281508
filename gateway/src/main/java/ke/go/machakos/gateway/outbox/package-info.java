/** Messages that wait to be sent. */
@NullMarked
package ke.go.machakos.gateway.outbox;

import org.jspecify.annotations.NullMarked;
