@NullMarked
package ke.go.machakos.gateway;

import org.jspecify.annotations.NullMarked;
