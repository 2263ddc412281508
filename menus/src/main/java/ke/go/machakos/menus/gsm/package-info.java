/** The GSM 03.38 alphabet, counted exactly. */
@NullMarked
package ke.go.machakos.menus.gsm;

import org.jspecify.annotations.NullMarked;
