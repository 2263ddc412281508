/** Whether a permit or a receipt that somebody shows is real, told to whoever asks. */
@NullMarked
package ke.go.machakos.gateway.verify;

import org.jspecify.annotations.NullMarked;
