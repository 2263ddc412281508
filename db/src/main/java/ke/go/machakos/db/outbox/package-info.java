/** Messages that wait to be sent. */
@NullMarked
package ke.go.machakos.db.outbox;

import org.jspecify.annotations.NullMarked;
