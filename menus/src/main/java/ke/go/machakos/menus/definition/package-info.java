/** Menu definitions: the closed vocabulary of screens, as read from YAML. */
@NullMarked
package ke.go.machakos.menus.definition;

import org.jspecify.annotations.NullMarked;
