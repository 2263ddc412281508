/** The life of cases over real stores. */
@NullMarked
package ke.go.machakos.gateway.cases;

import org.jspecify.annotations.NullMarked;
