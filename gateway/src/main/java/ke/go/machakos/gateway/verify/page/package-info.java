/** The public page on which anybody checks a permit or a receipt. */
@NullMarked
package ke.go.machakos.gateway.verify.page;

import org.jspecify.annotations.NullMarked;
