/** The conversation as pure steps from one screen to the next. */
@NullMarked
package ke.go.machakos.menus.engine;

import org.jspecify.annotations.NullMarked;
