/** Reasons by code, and how they read. */
@NullMarked
package ke.go.machakos.gateway.reasons;

import org.jspecify.annotations.NullMarked;
