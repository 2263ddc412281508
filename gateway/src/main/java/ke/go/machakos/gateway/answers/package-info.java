/** The kinds of answer that menus ask for. */
@NullMarked
package ke.go.machakos.gateway.answers;

import org.jspecify.annotations.NullMarked;
