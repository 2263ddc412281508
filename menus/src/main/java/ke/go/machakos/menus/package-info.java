@NullMarked
package ke.go.machakos.menus;

import org.jspecify.annotations.NullMarked;
