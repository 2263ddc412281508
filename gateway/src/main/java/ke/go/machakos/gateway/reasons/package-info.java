/**
 * Why officers send back, reject and revoke, by code: what each code is for, and what it says in
 * the language of whoever reads it.
 */
@NullMarked
package ke.go.machakos.gateway.reasons;

import org.jspecify.annotations.NullMarked;
