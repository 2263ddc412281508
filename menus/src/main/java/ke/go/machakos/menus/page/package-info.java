/** Pages composed to fit one USSD message. */
@NullMarked
package ke.go.machakos.menus.page;

import org.jspecify.annotations.NullMarked;
