/** Texts by key in three languages, with placeholders rendered when shown. */
@NullMarked
package ke.go.machakos.menus.text;

import org.jspecify.annotations.NullMarked;
