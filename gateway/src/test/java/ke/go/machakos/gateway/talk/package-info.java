@NullMarked
package ke.go.machakos.gateway.talk;

import org.jspecify.annotations.NullMarked;
