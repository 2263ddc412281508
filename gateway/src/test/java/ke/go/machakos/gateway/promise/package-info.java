@NullMarked
package ke.go.machakos.gateway.promise;

import org.jspecify.annotations.NullMarked;
