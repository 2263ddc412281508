/** What a menu directory says and what is wrong with it. */
@NullMarked
package ke.go.machakos.menus;

import org.jspecify.annotations.NullMarked;
