@NullMarked
package ke.go.machakos.db;

import org.jspecify.annotations.NullMarked;
