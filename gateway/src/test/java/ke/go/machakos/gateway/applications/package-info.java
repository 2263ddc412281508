/** The life of applications over real stores. */
@NullMarked
package ke.go.machakos.gateway.applications;

import org.jspecify.annotations.NullMarked;
