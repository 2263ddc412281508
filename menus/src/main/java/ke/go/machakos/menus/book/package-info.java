/** Menus that were checked to hold together, and the checks. */
@NullMarked
package ke.go.machakos.menus.book;

import org.jspecify.annotations.NullMarked;
