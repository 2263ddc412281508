@NullMarked
package ke.go.machakos.db.codegen;

import org.jspecify.annotations.NullMarked;
