@NullMarked
package ke.go.machakos.db.embedded;

import org.jspecify.annotations.NullMarked;
