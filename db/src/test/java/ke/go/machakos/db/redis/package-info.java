@NullMarked
package ke.go.machakos.db.redis;

import org.jspecify.annotations.NullMarked;
