/** Menu definitions drawn for people who would rather look. */
@NullMarked
package ke.go.machakos.menus.diagram;

import org.jspecify.annotations.NullMarked;
