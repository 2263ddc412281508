/** The commands that copy a whole installation into one sealed file, and put it back. */
@NullMarked
package ke.go.machakos.gateway.backup;

import org.jspecify.annotations.NullMarked;
