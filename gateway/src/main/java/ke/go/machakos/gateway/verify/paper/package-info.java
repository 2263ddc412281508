/** The printed permit: one page, given out by a link that only its holder was sent. */
@NullMarked
package ke.go.machakos.gateway.verify.paper;

import org.jspecify.annotations.NullMarked;
